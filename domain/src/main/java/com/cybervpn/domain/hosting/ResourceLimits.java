package com.cybervpn.domain.hosting;

/**
 * What a container may use at most (H-ENG-8).
 *
 * @param memoryMb memory without swap
 * @param cpus shares of one processor: 0.25 is a quarter
 * @param pids processes and threads
 * @param diskGb what the owner is told; the engine's storage decides whether it binds
 */
public record ResourceLimits(int memoryMb, double cpus, int pids, int diskGb) {
    public static final ResourceLimits DEFAULT = new ResourceLimits(256, 0.25, 128, 1);

    /** These limits, with no more memory than the plan has (H-QUO-7). */
    public ResourceLimits cappedBy(Plan plan) {
        return new ResourceLimits(Math.min(memoryMb, plan.maxRamMb()), cpus, pids, diskGb);
    }
}
