package com.cybervpn.domain.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of the terminal an account has (T-SSH-6, T-SYNC-16, T-SUB-4). */
public enum Tier {
    FREE(3, 0),
    PRO(Tier.UNLIMITED, 5),
    TEAM(Tier.UNLIMITED, Tier.UNLIMITED),
    ENTERPRISE(Tier.UNLIMITED, Tier.UNLIMITED);

    /** Stands for "as many as you like". */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final int maxProfiles;
    private final int maxDevices;

    Tier(int maxProfiles, int maxDevices) {
        this.maxProfiles = maxProfiles;
        this.maxDevices = maxDevices;
    }

    /** How many SSH profiles it may keep, or {@link #UNLIMITED}. */
    public int maxProfiles() {
        return maxProfiles;
    }

    /** Between how many devices it may synchronise, or {@link #UNLIMITED}; 0 without synchronisation. */
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
