package com.cybervpn.domain.hosting;

import java.util.Locale;

/** Where a deployment stands (H-DEP-1). */
public enum DeploymentStatus {
    PENDING,
    BUILDING,
    RUNNING,
    FAILED,
    STOPPED;

    /** Whether nothing more will happen to it by itself. */
    public boolean isOver() {
        return this == FAILED || this == STOPPED;
    }

    boolean mayBecome(DeploymentStatus next) {
        return switch (this) {
            case PENDING -> next == BUILDING || next == FAILED || next == STOPPED;
            case BUILDING -> next == RUNNING || next == FAILED || next == STOPPED;
            case RUNNING -> next == STOPPED || next == FAILED;
            case FAILED, STOPPED -> false;
        };
    }

    /** The word the API uses: {@code running}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
