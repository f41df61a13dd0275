package com.cybervpn.application.hosting.service;

import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.hosting.AppId;
import java.time.Instant;

/** The jobs that tidy up behind apps. */
final class TidyJobs {
    static final String KIND = "hosting.tidy";

    private final Jobs jobs;

    TidyJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    void schedule(AppId app, Instant dueAt) {
        // One job for each time: one that runs already may have looked too early.
        jobs.enqueue(KIND, app + ":" + dueAt.toEpochMilli(), dueAt);
    }

    static AppId appOf(String jobId) {
        return new AppId(Long.parseLong(jobId.substring(0, jobId.indexOf(':'))));
    }
}
