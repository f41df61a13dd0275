package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Jobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds jobs until a test runs those that are due. */
public final class InMemoryJobs implements Jobs {
    /**
     * A job that waits.
     *
     * @param failures how often it failed so far in a row
     */
    public record Waiting(String kind, String id, Instant dueAt, int failures) {}

    private record Key(String kind, String id) {}

    private final InstantSource clock;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

    public InMemoryJobs(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void enqueue(String kind, String id, Instant dueAt) {
        waiting.putIfAbsent(new Key(kind, id), new Waiting(kind, id, dueAt, 0));
    }

    /** All that wait, in the order they were stored. */
    public synchronized List<Waiting> waiting() {
        return new ArrayList<>(waiting.values());
    }

    /** Can be enlisted in {@link InMemoryTransactions}. */
    public InMemoryTransactions.Participant participant() {
        return () -> {
            var before = waiting();
            return () -> {
                synchronized (this) {
                    waiting.clear();
                    before.forEach(job -> waiting.put(new Key(job.kind(), job.id()), job));
                }
            };
        };
    }

    /**
     * Runs what is due now, earliest first, until nothing is; a job that throws waits as long as its handler says.
     *
     * @return how many runs that took
     */
    public int runDue(JobHandler... handlers) {
        Map<String, JobHandler> byKind =
                Arrays.stream(handlers).collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        int runs = 0;
        for (var next = takeDue(byKind); next.isPresent(); next = takeDue(byKind)) {
            var job = next.get();
            var handler = byKind.get(job.kind());
            try {
                handler.run(job.id());
            } catch (RuntimeException e) {
                int failures = job.failures() + 1;
                retry(new Waiting(job.kind(), job.id(), clock.instant().plus(handler.retryAfter(failures)), failures));
            }
            runs++;
        }
        return runs;
    }

    private synchronized Optional<Waiting> takeDue(Map<String, JobHandler> handlers) {
        var due = waiting.values().stream()
                .filter(job -> handlers.containsKey(job.kind()) && !job.dueAt().isAfter(clock.instant()))
                .min(Comparator.comparing(Waiting::dueAt));
        due.ifPresent(job -> waiting.remove(new Key(job.kind(), job.id())));
        return due;
    }

    private synchronized void retry(Waiting job) {
        waiting.put(new Key(job.kind(), job.id()), job);
    }
}
