package com.cybervpn.application.deployer.port.out;

import org.jspecify.annotations.Nullable;

/** A host could not be reached, did not let us in, or broke off. The message is fit for people. */
public final class RemoteFailure extends Exception {
    private final boolean answered;

    /** @param answered whether something answered: a changed key, a refused sign-in */
    public RemoteFailure(boolean answered, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.answered = answered;
    }

    public boolean answered() {
        return answered;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
