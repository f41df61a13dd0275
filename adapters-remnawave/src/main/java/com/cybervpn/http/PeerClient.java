package com.cybervpn.http;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one {@link Peer}. Blocks the calling (virtual) thread, never longer than the peer's timeout. */
public final class PeerClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerClient.class);
    private static final Duration LONGEST_WAIT_BETWEEN = Duration.ofSeconds(5);

    private final Peer peer;
    private final MeterRegistry meters;
    private final CircuitBreaker breaker;
    private final Semaphore slots;
    private final HttpClient client;
    private final BodyHandler<byte[]> bodyHandler;

    PeerClient(Peer peer, MeterRegistry meters, InstantSource clock) {
        this.peer = peer;
        this.meters = meters;
        breaker = new CircuitBreaker(peer.breakerThreshold(), peer.breakerPause(), clock);
        slots = new Semaphore(peer.maxConcurrent());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(peer.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        bodyHandler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), peer.maxReplyBytes());
        Gauge.builder("outbound.http.breaker", breaker, it -> it.state().ordinal())
                .description("circuit to another system: 0 closed, 1 half open, 2 open")
                .tag("system", peer.system())
                .register(meters);
    }

    /**
     * Sends the call and returns the reply, whatever its status. A call that may be repeated is repeated after a lost
     * connection or a reply that {@link Peer#failing} names; any call is when no connection came about.
     *
     * @throws UpstreamFailed without a reply in time (its cause is a {@link HttpTimeoutException} then), with one that is
     *     too long, or while the circuit is open
     */
    public HttpReply send(HttpCall call) {
        if (!breaker.letsThrough()) {
            LOG.debug("{} {} not sent: circuit open", peer.system(), call.name());
            count(call, "circuit_open", 0);
            throw new UpstreamFailed(peer.system(), null);
        }
        long start = System.nanoTime();
        try {
            HttpReply reply = withRepeats(call, start + peer.timeout().toNanos());
            report(!peer.failing().test(reply));
            count(call, Integer.toString(reply.status()), System.nanoTime() - start);
            return reply;
        } catch (IOException e) {
            report(false);
            count(call, e.getClass().getSimpleName(), System.nanoTime() - start);
            LOG.warn(
                    "{} {} failed: {}", peer.system(), call.name(), e.getClass().getSimpleName());
            throw new UpstreamFailed(peer.system(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamFailed(peer.system(), e);
        }
    }

    /** The failure to throw when a reply arrived but cannot be used; logs the call and the status. */
    public UpstreamFailed unusable(HttpCall call, HttpReply reply, @Nullable Throwable why) {
        LOG.warn(
                "{} {} gave an unusable reply: {}{}",
                peer.system(),
                call.name(),
                reply,
                why == null ? "" : ", " + why.getMessage());
        return new UpstreamFailed(peer.system(), why);
    }

    /** Cuts what is under way and ends the client's threads. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpReply withRepeats(HttpCall call, long deadline) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == peer.attempts();
            Duration pause = pauseAfter(attempt);
            try {
                HttpReply reply = once(call, deadline);
                if (last || !call.isRepeatable() || !peer.failing().test(reply)) return reply;
                pause = longerOf(pause, retryAfter(reply));
                if (!fits(pause, deadline)) return reply;
            } catch (IOException e) {
                if (last || !(call.isRepeatable() || neverConnected(e)) || !fits(pause, deadline)) throw e;
            }
            Thread.sleep(pause);
        }
    }

    private HttpReply once(HttpCall call, long deadline) throws IOException, InterruptedException {
        if (!slots.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) throw new TimedOut();
        try {
            CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(call), bodyHandler);
            try {
                var response = exchange.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                return new HttpReply(response.statusCode(), response.headers(), response.body());
            } catch (TimeoutException e) {
                throw new TimedOut();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) throw io;
                throw new IOException(e.getCause());
            } finally {
                exchange.cancel(true); // cuts the connection unless the exchange is over
            }
        } finally {
            slots.release();
        }
    }

    private HttpRequest request(HttpCall call) {
        byte[] body = call.body();
        var request = HttpRequest.newBuilder(call.uri(peer.base()))
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        call.headers().forEach(request::header);
        return request.build();
    }

    private void report(boolean success) {
        if (success && breaker.succeeded()) LOG.info("{} answers again: circuit closed", peer.system());
        if (!success && breaker.failed()) LOG.warn("{} keeps failing: circuit open", peer.system());
    }

    private void count(HttpCall call, String outcome, long nanos) {
        Timer.builder("outbound.http")
                .description("calls to other systems")
                .tags("system", peer.system(), "call", call.name(), "outcome", outcome)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Duration pauseAfter(int attempt) {
        long millis = peer.retryDelay().toMillis() << Math.min(attempt - 1, 10);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static boolean fits(Duration pause, long deadline) {
        return pause.compareTo(LONGEST_WAIT_BETWEEN) <= 0 && System.nanoTime() + pause.toNanos() < deadline;
    }

    private static Duration longerOf(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration retryAfter(HttpReply reply) {
        return reply.header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    /** The peer did not answer, or not to the end, within its timeout. */
    private static final class TimedOut extends HttpTimeoutException {
        TimedOut() {
            super("no answer in time");
        }
    }
}
