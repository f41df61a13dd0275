package com.cybervpn.domain.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of the terminal an account has (T-SSH-6, T-SYNC-16, T-SUB-4). */
public enum Tier {
    FREE("Free", 3, 0),
    PRO("Pro", Tier.UNLIMITED, 5),
    TEAM("Team", Tier.UNLIMITED, 20),
    ENTERPRISE("Enterprise", Tier.UNLIMITED, 100);

    /** Stands for "as many as you like". */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final String displayName;
    private final int maxProfiles;
    private final int maxDevices;

    Tier(String displayName, int maxProfiles, int maxDevices) {
        this.displayName = displayName;
        this.maxProfiles = maxProfiles;
        this.maxDevices = maxDevices;
    }

    public String displayName() {
        return displayName;
    }

    /** How many SSH profiles it may keep, or {@link #UNLIMITED}. */
    public int maxProfiles() {
        return maxProfiles;
    }

    /** Between how many devices it may synchronise; 0 without synchronisation. */
    public int maxDevices() {
        return maxDevices;
    }

    public boolean hasSync() {
        return maxDevices > 0;
    }

    /** The name as the API writes it: {@code enterprise}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tier> ofCode(String code) {
        return Arrays.stream(values()).filter(tier -> tier.code().equals(code)).findFirst();
    }
}
