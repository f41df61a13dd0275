package com.cybervpn.domain.deployer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Do something with a service.
 *
 * @param force kill on stop
 * @param timeoutSeconds 1 to 600
 */
public record ServiceOrder(String service, Action action, boolean force, int timeoutSeconds) implements TaskRequest {
    /** What can be done. */
    public enum Action {
        START,
        STOP,
        RESTART,
        RELOAD,
        STATUS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Action> ofCode(String code) {
            return Arrays.stream(values()).filter(a -> a.code().equals(code)).findFirst();
        }
    }

    public Faults faults() {
        return new Faults().matches("service_name", service, Names.UNIT).range("timeout", timeoutSeconds, 1, 600);
    }
}
