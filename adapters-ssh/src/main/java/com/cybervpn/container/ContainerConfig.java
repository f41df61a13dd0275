package com.cybervpn.container;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/**
 * Which container engine is used and how.
 *
 * @param host its socket: {@code unix:///run/podman/podman.sock} or {@code tcp://host:port}; else {@code DOCKER_HOST}, else
 *     the first of the usual sockets that is there
 * @param installation tells apart the containers of several installations on one engine
 * @param reach how the platform gets to a container: by its own address, or by a port that is published on loopback
 * @param router who routes: the platform itself, or Traefik by labels on the containers
 * @param traefikEntrypoint the entry point that Traefik's routes are for
 * @param buildMemoryMb memory for one build
 * @param timeout for one answer, builds aside
 */
@ConfigurationProperties("container")
public record ContainerConfig(
        Optional<String> host,
        @Bindable(defaultValue = "cybervpn") @NotBlank String installation,
        @Bindable(defaultValue = "ADDRESS") Reach reach,
        @Bindable(defaultValue = "BUILTIN") Router router,
        @Bindable(defaultValue = "websecure") @NotBlank String traefikEntrypoint,
        @Bindable(defaultValue = "2048") @Min(64) long buildMemoryMb,
        @Bindable(defaultValue = "30s") Duration timeout) {

    /** How the platform gets to a container. */
    public enum Reach {
        ADDRESS,
        PUBLISHED_PORT
    }

    /** Who routes requests to containers. */
    public enum Router {
        BUILTIN,
        TRAEFIK
    }
}
