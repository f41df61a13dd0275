package com.cybervpn.remnawave;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the panel's answers are no longer what this version of the platform was made for: counts every member that
 * is new or gone in {@code remnawave.drift}, and says so in the log once for each.
 */
@Singleton
final class Drift {
    private static final Logger LOG = LoggerFactory.getLogger(Drift.class);
    private static final int MAX_NAMES = 500;

    private final MeterRegistry meters;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Drift(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The panel sent a member that nobody here knows. */
    void unknown(String model, String member) {
        count(model, member, "unknown");
    }

    /** The panel left out a member that it used to send. */
    void missing(String model, String member) {
        count(model, member, "missing");
    }

    private void count(String model, String member, String kind) {
        boolean isNew = known.size() < MAX_NAMES && known.add(kind + " " + model + "." + member);
        if (isNew) LOG.warn("the panel's {} has drifted: {} member {}", model, kind, member);
        String shown = known.contains(kind + " " + model + "." + member) ? member : "other";
        meters.counter("remnawave.drift", "model", model, "member", shown, "kind", kind)
                .increment();
    }
}
