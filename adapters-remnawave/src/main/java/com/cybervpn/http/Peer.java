package com.cybervpn.http;

import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Another system that speaks HTTP, and how far we trust it.
 *
 * @param system its name in logs, metrics and failures: {@code remnawave}
 * @param base scheme, host, port and an optional path that every call starts with
 * @param connectTimeout for one connection attempt
 * @param timeout for a whole call: connecting, waiting, reading the body, and all repeats
 * @param maxReplyBytes a longer body fails the call
 * @param maxConcurrent calls in flight; the next ones wait for their turn within their own timeout
 * @param attempts how often a call that may be repeated is tried, the first one included
 * @param retryDelay before the first repeat, doubled for each further one, with up to half of it as jitter
 * @param breakerThreshold failed calls in a row that open the circuit
 * @param breakerPause how long an open circuit refuses calls before it lets one through to see
 * @param failing which replies count as failures of the peer: they are repeated and counted by the breaker
 */
public record Peer(
        String system,
        URI base,
        Duration connectTimeout,
        Duration timeout,
        int maxReplyBytes,
        int maxConcurrent,
        int attempts,
        Duration retryDelay,
        int breakerThreshold,
        Duration breakerPause,
        Predicate<HttpReply> failing) {

    public Peer {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("the address of " + system + " must start with http:// or https://");
        }
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of " + system + " must be scheme, host, port and path only");
        }
        if (attempts < 1 || maxConcurrent < 1 || maxReplyBytes < 1 || breakerThreshold < 1) {
            throw new IllegalArgumentException("the limits of " + system + " must be positive");
        }
    }

    /** A peer with limits that suit most APIs: 5 s to connect, 30 s in all, 8 MiB, 3 attempts. */
    public static Peer of(String system, URI base) {
        return new Peer(
                system,
                base,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                8 << 20,
                64,
                3,
                Duration.ofMillis(200),
                8,
                Duration.ofSeconds(10),
                reply -> reply.status() >= 500 || reply.status() == 429);
    }

    public Peer withTimeouts(Duration connect, Duration whole) {
        return new Peer(
                system,
                base,
                connect,
                whole,
                maxReplyBytes,
                maxConcurrent,
                attempts,
                retryDelay,
                breakerThreshold,
                breakerPause,
                failing);
    }

    public Peer withLimits(int newMaxReplyBytes, int newMaxConcurrent) {
        return new Peer(
                system,
                base,
                connectTimeout,
                timeout,
                newMaxReplyBytes,
                newMaxConcurrent,
                attempts,
                retryDelay,
                breakerThreshold,
                breakerPause,
                failing);
    }

    public Peer withRetries(int newAttempts, Duration delay) {
        return new Peer(
                system,
                base,
                connectTimeout,
                timeout,
                maxReplyBytes,
                maxConcurrent,
                newAttempts,
                delay,
                breakerThreshold,
                breakerPause,
                failing);
    }

    public Peer withBreaker(int threshold, Duration pause) {
        return new Peer(
                system,
                base,
                connectTimeout,
                timeout,
                maxReplyBytes,
                maxConcurrent,
                attempts,
                retryDelay,
                threshold,
                pause,
                failing);
    }

    /** For a peer that uses 5xx for what is really the caller's mistake. */
    public Peer failingWhen(Predicate<HttpReply> newFailing) {
        return new Peer(
                system,
                base,
                connectTimeout,
                timeout,
                maxReplyBytes,
                maxConcurrent,
                attempts,
                retryDelay,
                breakerThreshold,
                breakerPause,
                newFailing);
    }
}
