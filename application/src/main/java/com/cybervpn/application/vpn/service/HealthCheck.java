package com.cybervpn.application.vpn.service;

import com.cybervpn.application.vpn.port.out.Probe;
import com.cybervpn.domain.vpn.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all components at once, each for a bounded time. */
final class HealthCheck {
    private final List<Probe> probes;
    private final Duration limit;
    private final InstantSource clock;

    HealthCheck(List<Probe> probes, Duration limit, InstantSource clock) {
        this.probes = List.copyOf(probes);
        this.limit = limit;
        this.clock = clock;
    }

    Health run() {
        Map<Probe, CompletableFuture<Duration>> asked = new LinkedHashMap<>();
        for (Probe probe : probes) {
            CompletableFuture<Duration> answer = new CompletableFuture<>();
            Thread.ofVirtual().name("probe-" + probe.component()).start(() -> ask(probe, answer));
            asked.put(probe, answer);
        }
        long deadline = System.nanoTime() + limit.toNanos();
        Map<String, Health.Component> components = new LinkedHashMap<>();
        Health.Status status = Health.Status.HEALTHY;
        for (Map.Entry<Probe, CompletableFuture<Duration>> entry : asked.entrySet()) {
            Health.Component component = await(entry.getValue(), deadline);
            components.put(entry.getKey().component(), component);
            if (!component.healthy()) status = worse(status, entry.getKey());
        }
        return new Health(status, components, clock.instant());
    }

    private static void ask(Probe probe, CompletableFuture<Duration> answer) {
        long begin = System.nanoTime();
        try {
            probe.check();
            answer.complete(Duration.ofNanos(System.nanoTime() - begin));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Health.Component await(CompletableFuture<Duration> answer, long deadline) {
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            return new Health.Component(true, "answers", answer.get(left, TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Health.Component(false, "does not answer well", null);
        } catch (TimeoutException e) {
            return new Health.Component(false, "takes too long to answer", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health.Component(false, "was not asked", null);
        }
    }

    private static Health.Status worse(Health.Status status, Probe failed) {
        if (failed.essential()) return Health.Status.UNHEALTHY;
        return status == Health.Status.HEALTHY ? Health.Status.DEGRADED : status;
    }
}
