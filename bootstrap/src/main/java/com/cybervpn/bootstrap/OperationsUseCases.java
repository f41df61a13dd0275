package com.cybervpn.bootstrap;

import com.cybervpn.application.operations.port.in.LimitRequests;
import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.application.operations.port.in.VerifyAuditTrail;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.operations.service.AuditRetention;
import com.cybervpn.application.operations.service.LimitRequestsService;
import com.cybervpn.application.operations.service.ListAuditEntriesService;
import com.cybervpn.application.operations.service.VerifyAuditTrailService;
import com.cybervpn.application.shared.port.out.RateLimits;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Wires the use cases of the operations context; the only place where its services are constructed. */
@Factory
final class OperationsUseCases {
    @Singleton
    LimitRequests limitRequests(RateLimits limits, RateLimitConfig config, InstantSource clock) {
        var policy = new LimitRequestsService.Policy(
                config.enabled(), config.requests(), Duration.ofSeconds(config.window()), config.failOpen());
        return new LimitRequestsService(limits, policy, clock);
    }

    @Singleton
    ListAuditEntries listAuditEntries(AuditEntries entries) {
        return new ListAuditEntriesService(entries);
    }

    @Singleton
    VerifyAuditTrail verifyAuditTrail(AuditEntries entries) {
        return new VerifyAuditTrailService(entries);
    }

    @Singleton
    AuditRetention auditRetention(AuditEntries entries, AuditConfig config, InstantSource clock) {
        return new AuditRetention(entries, clock, config.retention());
    }
}
