package com.cybervpn.container;

import com.cybervpn.application.hosting.port.out.ContainerEngine.Unreachable;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientConfigDelegate;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks to the engine, and tells an engine that does not answer from one that says no. */
@Singleton
final class EngineClients {
    private static final String API_VERSION = "1.41";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_CONNECTIONS = 64;
    private static final List<String> USUAL_SOCKETS = List.of("/var/run/docker.sock", "/run/podman/podman.sock");

    private final String address;
    private final DockerClient quick;
    private final DockerClient patient;

    EngineClients(ContainerConfig config, @Property(name = "docker.host") @Nullable String dockerHost) {
        address = config.host()
                .filter(host -> !host.isBlank())
                .orElseGet(() -> dockerHost == null || dockerHost.isBlank() ? usualSocket() : dockerHost);
        DockerClientConfig clientConfig = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address)
                .withDockerTlsVerify(false)
                .withApiVersion(API_VERSION)
                .build();
        quick = client(clientConfig, config.timeout());
        patient = client(clientConfig, Duration.ZERO);
    }

    /** Asks something that is answered soon. */
    <T extends @Nullable Object> T ask(Function<DockerClient, T> question) {
        return translated(() -> question.apply(quick));
    }

    /** Begins something that may be silent for minutes; the caller ends it. */
    <T> T begin(Function<DockerClient, T> question) {
        return translated(() -> question.apply(patient));
    }

    /** What {@code failure} means when it is the engine that cannot be reached; itself otherwise. */
    RuntimeException meaning(RuntimeException failure) {
        if (failure instanceof DockerException || failure instanceof Unreachable) return failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof UnsatisfiedLinkError) return unreachable(failure);
        }
        return failure;
    }

    @PreDestroy
    void close() throws IOException {
        quick.close();
        patient.close();
    }

    private Unreachable unreachable(Throwable cause) {
        return new Unreachable(
                "No container engine answers at " + address
                        + ": start Docker or Podman, or set CONTAINER_HOST (or DOCKER_HOST) to its socket",
                cause);
    }

    private <T extends @Nullable Object> T translated(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    private static DockerClient client(DockerClientConfig config, Duration timeout) {
        return DockerClientImpl.getInstance(
                new Reading(config),
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(URI.create(config.getDockerHost().toString()))
                        .maxConnections(MAX_CONNECTIONS)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .responseTimeout(timeout)
                        .build());
    }

    private static String usualSocket() {
        return "unix://"
                + USUAL_SOCKETS.stream()
                        .filter(socket -> Files.exists(Path.of(socket)))
                        .findFirst()
                        .orElse(USUAL_SOCKETS.getFirst());
    }

    /** Reads answers as docker-java does, except for figures that nobody here asks for and that it cannot always read. */
    private static final class Reading extends DockerClientConfigDelegate {
        Reading(DockerClientConfig config) {
            super(config);
        }

        @Override
        public ObjectMapper getObjectMapper() {
            // A copy of docker-java's own would hand objects to the original, which knows nothing of this.
            return new ObjectMapper()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .addMixIn(Statistics.class, WithoutProcessors.class);
        }
    }

    /** Podman counts processor time without a sign and now and then from below zero: more than a long can hold. */
    @JsonIgnoreProperties({"cpu_stats", "precpu_stats"})
    private abstract static class WithoutProcessors {}

    private interface Call<T extends @Nullable Object> {
        T make();
    }
}
