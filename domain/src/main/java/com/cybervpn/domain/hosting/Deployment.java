package com.cybervpn.domain.hosting;

import com.cybervpn.domain.operations.OperationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring the current source of an app into service (H-DEP).
 *
 * @param priority whether it overtakes others in the queue; taken from the owner's plan when it was asked for
 * @param reuseOf the deployment whose image is started again instead of building one (H-ADM-5)
 * @param operation the work that carries it out, from its beginning on
 * @param image the image built for it, once the build has a name for it
 * @param container what serves it, from its start until it is over
 * @param errorMessage why it failed; present if and only if it failed
 */
public record Deployment(
        DeploymentId id,
        AppId app,
        Subdomain subdomain,
        DeploymentStatus status,
        boolean priority,
        @Nullable DeploymentId reuseOf,
        @Nullable OperationId operation,
        @Nullable String image,
        @Nullable RunningContainer container,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant updatedAt) {

    private static final int MAX_ERROR_LENGTH = 2000;

    public Deployment {
        if ((status == DeploymentStatus.FAILED) != (errorMessage != null)) {
            throw new IllegalArgumentException("a deployment has an error message if and only if it failed");
        }
        if (status == DeploymentStatus.RUNNING && container == null) {
            throw new IllegalArgumentException("a running deployment has a container");
        }
    }

    public static Deployment request(DeploymentId id, App app, boolean priority, Instant now) {
        return new Deployment(
                id,
                app.id(),
                app.subdomain(),
                DeploymentStatus.PENDING,
                priority,
                null,
                null,
                null,
                null,
                null,
                now,
                now);
    }

    /** Asks to serve the image of an earlier deployment again. */
    public static Deployment restart(DeploymentId id, App app, Deployment earlier, boolean priority, Instant now) {
        return new Deployment(
                id,
                app.id(),
                app.subdomain(),
                DeploymentStatus.PENDING,
                priority,
                earlier.id,
                null,
                earlier.image,
                null,
                null,
                now,
                now);
    }

    public Deployment building(OperationId by, Instant now) {
        Deployment building = to(DeploymentStatus.BUILDING, null, null, now);
        return new Deployment(
                id, app, subdomain, building.status, priority, reuseOf, by, image, null, null, createdAt, now);
    }

    /** Says under which name the image is, or will be, kept; stays in its state. */
    public Deployment withImage(String name, Instant now) {
        return new Deployment(
                id,
                app,
                subdomain,
                status,
                priority,
                reuseOf,
                operation,
                name,
                container,
                errorMessage,
                createdAt,
                now);
    }

    /** The same container, found at another address. */
    public Deployment movedTo(RunningContainer found, Instant now) {
        return new Deployment(
                id, app, subdomain, status, priority, reuseOf, operation, image, found, errorMessage, createdAt, now);
    }

    public Deployment running(RunningContainer newContainer, Instant now) {
        return to(DeploymentStatus.RUNNING, newContainer, null, now);
    }

    public Deployment failed(String message, Instant now) {
        String cut = message.substring(0, Math.min(message.length(), MAX_ERROR_LENGTH));
        return to(DeploymentStatus.FAILED, container, cut, now);
    }

    public Deployment stopped(Instant now) {
        return to(DeploymentStatus.STOPPED, container, null, now);
    }

    public boolean is(DeploymentStatus other) {
        return status == other;
    }

    public Optional<RunningContainer> runningContainer() {
        return status == DeploymentStatus.RUNNING ? Optional.ofNullable(container) : Optional.empty();
    }

    /** The name of its container in the engine (H-ENG-6). */
    public String containerName() {
        return "app-" + app + "-" + id;
    }

    /** The name the app's API shows for it (H-APP-7). */
    public String label() {
        return "dep_" + id;
    }

    private Deployment to(
            DeploymentStatus next, @Nullable RunningContainer newContainer, @Nullable String newError, Instant now) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("deployment " + id + " cannot go from " + status + " to " + next);
        }
        return new Deployment(
                id, app, subdomain, next, priority, reuseOf, operation, image, newContainer, newError, createdAt, now);
    }
}
