package com.cybervpn.domain.deployer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of an app, or one rollback. Its id is the id of the operation that does it.
 *
 * @param versionId null when an artifact on the host was named
 * @param previousVersion what ran before; null at first
 * @param rollback whether an earlier version was brought back
 * @param startedAt null while it waits
 * @param completedAt null until it is over
 */
public record Deployment(
        DeploymentId id,
        AppId app,
        @Nullable VersionId versionId,
        String version,
        @Nullable String previousVersion,
        boolean rollback,
        Status status,
        Instant created,
        Instant updated,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    /** Where it stands (D-OP-6). */
    public enum Status {
        PENDING,
        RUNNING,
        SUCCESS,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> ofCode(String code) {
            return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
        }
    }

    public Deployment started(Instant now) {
        return new Deployment(
                id,
                app,
                versionId,
                version,
                previousVersion,
                rollback,
                Status.RUNNING,
                created,
                now,
                startedAt == null ? now : startedAt,
                null);
    }

    public Deployment over(boolean success, Instant now) {
        return new Deployment(
                id,
                app,
                versionId,
                version,
                previousVersion,
                rollback,
                success ? Status.SUCCESS : Status.FAILED,
                created,
                now,
                startedAt == null ? now : startedAt,
                now);
    }

    public boolean isOpen() {
        return status == Status.PENDING || status == Status.RUNNING;
    }

    /** How long it took, or takes so far. */
    public Duration duration(Instant now) {
        if (startedAt == null) return Duration.ZERO;
        return Duration.between(startedAt, completedAt == null ? now : completedAt);
    }
}
