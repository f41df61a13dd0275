package com.cybervpn.domain.hosting;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account may host (H-QUO). */
public enum Plan {
    FREE("Free", 0, 128, 512, 1, EnumSet.of(Feature.MANUAL_DEPLOY_ONLY)),
    STARTER("Starter", 500, 256, 1024, 1, EnumSet.of(Feature.ALWAYS_ON, Feature.MANUAL_DEPLOY_ONLY)),
    BUILDER(
            "Builder",
            1500,
            512,
            2048,
            3,
            EnumSet.of(Feature.ALWAYS_ON, Feature.AUTO_DEPLOY, Feature.HEALTH_CHECKS, Feature.LOGS)),
    PRO("Pro", 2900, 1024, 5120, 5, EnumSet.complementOf(EnumSet.of(Feature.MANUAL_DEPLOY_ONLY)));

    /** A yes-or-no part of a plan. */
    public enum Feature {
        ALWAYS_ON,
        AUTO_DEPLOY,
        HEALTH_CHECKS,
        LOGS,
        ZERO_DOWNTIME,
        WORKERS,
        PRIORITY_BUILDS,
        MANUAL_DEPLOY_ONLY
    }

    private final String displayName;
    private final int monthlyCents;
    private final int maxRamMb;
    private final int maxDiskMb;
    private final int maxApps;
    private final Set<Feature> features;

    Plan(String displayName, int monthlyCents, int maxRamMb, int maxDiskMb, int maxApps, Set<Feature> features) {
        this.displayName = displayName;
        this.monthlyCents = monthlyCents;
        this.maxRamMb = maxRamMb;
        this.maxDiskMb = maxDiskMb;
        this.maxApps = maxApps;
        this.features = Set.copyOf(features);
    }

    public String displayName() {
        return displayName;
    }

    /** The price of a month in cents. */
    public int monthlyCents() {
        return monthlyCents;
    }

    public int maxRamMb() {
        return maxRamMb;
    }

    public int maxDiskMb() {
        return maxDiskMb;
    }

    public int maxApps() {
        return maxApps;
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** The name as the API writes it: {@code builder}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Plan> ofCode(String code) {
        for (Plan plan : values()) {
            if (plan.code().equals(code)) return Optional.of(plan);
        }
        return Optional.empty();
    }

    /** The plan stored under a name; one that is no longer known counts as free (H-QUO-1). */
    public static Plan ofStored(String code) {
        return ofCode(code).orElse(FREE);
    }
}
