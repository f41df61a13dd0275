package com.cybervpn.application.shared.port.out;

import java.util.function.Supplier;

/** Makes several changes of the store one: all of them or none. */
public interface Transactions {
    /**
     * Runs {@code work} in a transaction, or in the one that is already open. An exception rolls everything back and is
     * thrown on.
     */
    <T> T inTransaction(Supplier<T> work);

    /** As {@link #inTransaction}, for work without a result. */
    default void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
