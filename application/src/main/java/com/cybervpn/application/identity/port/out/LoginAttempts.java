package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.LoginFailures;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The failed sign-ins in a row, by account or by unknown name. */
public interface LoginAttempts {
    /** {@link LoginFailures#NONE} for a key without any. */
    LoginFailures of(String key);

    /**
     * Changes the failures of a key, one caller after the other.
     *
     * @return the failures before the change
     */
    LoginFailures change(String key, UnaryOperator<LoginFailures> change);

    /** Forgets failures that nobody has added to since {@code lastBefore}, unless there are {@code kept} or more. */
    int purge(Instant lastBefore, int kept);
}
