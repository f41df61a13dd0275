package com.cybervpn.application.hosting;

import com.cybervpn.application.shared.port.out.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A process that can die. Whatever it does that others can see goes through here; from the chosen point on nothing of it
 * has any effect, on whichever thread, until the next process begins.
 */
final class Mortality {
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean dead;

    /** Ends the process, as far as a test can. */
    static final class Death extends Error {
        Death() {
            super("killed", null, false, false);
        }
    }

    /** Lets it die after so many steps from now. */
    synchronized void dieAfter(int steps) {
        stepsLeft = steps;
    }

    /** Begins the next process, which does not die. */
    synchronized void revive() {
        stepsLeft = Integer.MAX_VALUE;
        dead = false;
    }

    /** Each call of the port is a step. */
    <T> T of(Class<T> port, T real) {
        return proxy(port, real, _ -> true);
    }

    /** Calls of these methods are steps; the others depend on time, and only fail for the dead. */
    <T> T of(Class<T> port, T real, Set<String> steps) {
        return proxy(port, real, steps::contains);
    }

    /** A process may die right before a commit, and right after it. */
    Transactions of(Transactions real) {
        return new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                T result = real.inTransaction(() -> {
                    T made = work.get();
                    step();
                    return made;
                });
                step();
                return result;
            }
        };
    }

    private <T> T proxy(Class<T> port, T real, Predicate<String> isStep) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (isStep.test(method.getName())) step();
                    else requireAlive();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private synchronized void step() {
        requireAlive();
        if (stepsLeft == 0) {
            dead = true;
            throw new Death();
        }
        if (stepsLeft != Integer.MAX_VALUE) stepsLeft--;
    }

    private synchronized void requireAlive() {
        if (dead) throw new Death();
    }
}
