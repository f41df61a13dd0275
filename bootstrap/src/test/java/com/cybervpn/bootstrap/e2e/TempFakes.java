package com.cybervpn.bootstrap.e2e;

import com.cybervpn.application.shared.*;
import com.cybervpn.application.shared.port.out.*;
import io.micronaut.context.annotation.*;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
class TempFakes {
    @Singleton
    @Requires(missingBeans = RateLimits.class)
    RateLimits rl(InstantSource c) {
        return new InMemoryRateLimits(c);
    }

    @Singleton
    @Requires(missingBeans = AuditTrail.class)
    AuditTrail at() {
        return new InMemoryAuditTrail();
    }

    @Singleton
    @Requires(missingBeans = Events.class)
    Events ev() {
        return new InMemoryEvents();
    }

    @Singleton
    @Requires(missingBeans = Jobs.class)
    Jobs jobs(InstantSource c) {
        return new InMemoryJobs(c);
    }
}
