package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.ResourceLimits;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.shared.Secret;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds images and runs containers. Everything it makes is labelled with the installation, the app and the deployment,
 * so that it is found again whatever happened to the platform. Every method throws {@link Unreachable} when no engine
 * answers; removing what is not there is harmless.
 */
public interface ContainerEngine {
    /** Makes sure that an engine answers. */
    void ping();

    /** How full the disk is on which the engine keeps its images, 0 to 1; empty when it cannot be seen from here. */
    OptionalDouble diskUsed();

    boolean hasImage(String image);

    /**
     * Builds an image. Interruptible: the build then ends. What is left of one that failed is removed.
     *
     * @param log gets the engine's output as it comes
     * @throws Refused with the engine's reason, or because it took longer than its limit
     */
    void build(ImageBuild build, Consumer<String> log) throws Refused, InterruptedException;

    /** What an image says about itself. */
    ImageFacts facts(String image) throws Refused;

    /** Runs a container on a network of its own, in place of one of the same name. */
    RunningContainer start(ContainerPlan plan) throws Refused;

    /** Waits until the container answers any HTTP request; see {@link Readiness}. Interruptible. */
    Readiness awaitReady(RunningContainer container, Patience patience) throws InterruptedException;

    /** Looks at a container; empty when there is none. */
    Optional<Sighting> look(String containerId);

    /** Stops a container, with {@code grace} to end by itself, and removes it with its anonymous volumes. */
    void remove(String containerId, Duration grace);

    void removeImage(String image);

    /** Removes a network; one that a container still uses stays. */
    void removeNetwork(String network);

    /** The last lines of its output, oldest first; those of the error stream are prefixed {@code [stderr]} (H-DEP-3). */
    List<String> logTail(String containerId, int lines);

    /** What it uses now; empty when it does not run. */
    Optional<Usage> usage(String containerId);

    /** All containers of this installation, also stopped ones. */
    List<OwnedContainer> containers();

    /** All images of this installation. */
    List<OwnedImage> images();

    /** All networks of this installation. */
    List<OwnedNetwork> networks();

    /**
     * @param context the build context as a tar archive with its Dockerfile in the root; read once, closed by the caller
     * @param limit how long the build may take (H-ENG-4)
     */
    record ImageBuild(String image, AppId app, DeploymentId deployment, InputStream context, Duration limit) {
        public static ImageBuild of(String image, Deployment deployment, InputStream context, Duration limit) {
            return new ImageBuild(image, deployment.app(), deployment.id(), context, limit);
        }
    }

    /**
     * @param exposedPorts TCP ports that the image names
     * @param port the value of PORT in its environment
     */
    record ImageFacts(Set<Integer> exposedPorts, Optional<String> port) {}

    /**
     * @param alwaysOn whether it is started again whatever ended it; else after failures only, five times (H-ENG-6)
     * @param hostName the public host name, for engines that route by label
     */
    record ContainerPlan(
            Deployment deployment,
            String image,
            Map<String, Secret> environment,
            int port,
            ResourceLimits limits,
            boolean alwaysOn,
            String hostName) {}

    /**
     * @param settle it must still run after this long (H-ENG-9)
     * @param limit it must answer within this
     */
    record Patience(Duration settle, Duration limit) {}

    /** How waiting for a container ended. */
    sealed interface Readiness {
        record Ready() implements Readiness {}

        /** It ended by itself. */
        record Exited(int status) implements Readiness {}

        /** It runs, and answers no HTTP request on its port. */
        record Silent() implements Readiness {}
    }

    /**
     * @param up whether it runs, or is about to be started again
     * @param host its address now; null while it has none
     */
    record Sighting(boolean up, int exitStatus, @Nullable String host) {}

    /**
     * @param memoryMb memory in use
     * @param diskMb what it wrote to its own file system
     * @param restarts how often the engine started it again
     */
    record Usage(double memoryMb, double diskMb, int restarts) {}

    /** A container of this installation. */
    record OwnedContainer(String id, AppId app, DeploymentId deployment, boolean up) {}

    /** An image of this installation, by its name or, when it has lost that, by its id. */
    record OwnedImage(String name, AppId app) {}

    /** The network of one deployment's container. */
    record OwnedNetwork(String name, AppId app, DeploymentId deployment) {}

    /** No engine answers; the message names the address that was tried and the setting. */
    final class Unreachable extends RuntimeException {
        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** The engine would not, or the work in it failed; the message is fit to be shown to the owner. */
    final class Refused extends Exception {
        public Refused(String reason) {
            super(reason);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
