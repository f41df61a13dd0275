package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.DeployerHealth;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.shared.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks at the parts of the deployer; servers that it looks after do not count. */
public final class DeployerHealthService implements DeployerHealth {
    private final Deployments deployments;
    private final Archives archives;
    private final Contact contact;
    private final InstantSource clock;
    private final Instant startedAt;

    public DeployerHealthService(Deployments deployments, Archives archives, Contact contact, InstantSource clock) {
        this.deployments = deployments;
        this.archives = archives;
        this.contact = contact;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public Report check() {
        Instant now = clock.instant();
        Duration uptime = Duration.between(startedAt, now);
        try {
            long before = System.nanoTime();
            deployments.count(null, null);
            double millis = Math.round((System.nanoTime() - before) / 10_000.0) / 100.0;
            Archives.Usage usage = archives.usage();
            return new Report(now, uptime, millis, contact.openConnections(), usage.used(), usage.total());
        } catch (ApplicationFailure.Unavailable e) {
            return new Report(now, uptime, -1, contact.openConnections(), 0, 0);
        }
    }
}
