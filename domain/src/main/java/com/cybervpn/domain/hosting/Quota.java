package com.cybervpn.domain.hosting;

import java.util.Optional;

/**
 * How much of a plan is in use (H-QUO-2).
 *
 * @param appCount apps of the account, whatever their state
 */
public record Quota(Plan plan, int appCount) {
    private static final int RAM_MB_PER_APP = 64;
    private static final int DISK_MB_PER_APP = 256;

    public int ramMb() {
        return appCount * RAM_MB_PER_APP;
    }

    public int diskMb() {
        return appCount * DISK_MB_PER_APP;
    }

    /** Why one more app does not fit; empty when it does (H-QUO-3). */
    public Optional<String> refusalOfOneMore() {
        Quota next = new Quota(plan, appCount + 1);
        if (next.appCount > plan.maxApps()) return refusal(plan.maxApps() + (plan.maxApps() == 1 ? " app" : " apps"));
        if (next.ramMb() > plan.maxRamMb()) return refusal(plan.maxRamMb() + " MB of memory");
        if (next.diskMb() > plan.maxDiskMb()) return refusal(plan.maxDiskMb() + " MB of disk");
        return Optional.empty();
    }

    private Optional<String> refusal(String limit) {
        return Optional.of("Your plan (" + plan.displayName() + ") allows at most " + limit);
    }
}
