package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.domain.operations.WebhookDelivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhook log in memory; it can take part in transactions. */
public final class InMemoryWebhookLog implements WebhookLog {
    private record Row(
            WebhookDelivery delivery,
            @Nullable String identity,
            int failures,
            @Nullable Instant nextTryAt) {}

    private final Map<UUID, Row> rows = new LinkedHashMap<>();

    /** Lets the log take part in transactions. */
    public InMemoryWebhookLog enlistIn(InMemoryTransactions transactions) {
        transactions.enlist(rows);
        return this;
    }

    @Override
    public boolean claim(WebhookDelivery delivery, String identity) {
        if (isKnown(delivery, identity)) return false;
        rows.put(delivery.id(), new Row(delivery, identity, 0, null));
        return true;
    }

    @Override
    public void processed(UUID id, Instant at) {
        Row row = rows.get(id);
        if (row == null) throw new IllegalArgumentException("no such delivery: " + id);
        rows.put(id, new Row(row.delivery().processed(at), row.identity(), row.failures(), null));
    }

    @Override
    public void deferred(WebhookDelivery delivery, String identity, Instant nextTryAt) {
        if (!isKnown(delivery, identity)) rows.put(delivery.id(), new Row(delivery, identity, 1, nextTryAt));
    }

    @Override
    public void rejected(WebhookDelivery delivery, int keep) {
        rows.put(delivery.id(), new Row(delivery, null, 0, null));
        rows.values().stream()
                .filter(row -> row.identity() == null)
                .sorted(Comparator.comparing((Row row) -> row.delivery().createdAt())
                        .reversed())
                .skip(keep)
                .toList()
                .forEach(row -> rows.remove(row.delivery().id()));
    }

    @Override
    public Optional<Pending> nextDue(Instant now) {
        return rows.values().stream()
                .filter(row -> row.nextTryAt() != null && !row.nextTryAt().isAfter(now))
                .min(Comparator.comparing(row -> Objects.requireNonNull(row.nextTryAt())))
                .map(row -> new Pending(row.delivery(), row.failures()));
    }

    @Override
    public boolean lockUnprocessed(UUID id) {
        Row row = rows.get(id);
        return row != null && row.delivery().processedAt() == null;
    }

    @Override
    public void failed(UUID id, String error, Optional<Instant> nextTryAt) {
        Row row = Objects.requireNonNull(rows.get(id));
        rows.put(id, new Row(row.delivery(), row.identity(), row.failures() + 1, nextTryAt.orElse(null)));
    }

    @Override
    public List<WebhookDelivery> newestFirst(long start, int size) {
        return rows.values().stream()
                .map(Row::delivery)
                .sorted(Comparator.comparing(WebhookDelivery::createdAt)
                        .thenComparing(WebhookDelivery::id)
                        .reversed())
                .skip(start)
                .limit(size)
                .toList();
    }

    @Override
    public int forgetBefore(Instant limit) {
        int before = rows.size();
        rows.values().removeIf(row -> row.delivery().createdAt().isBefore(limit));
        return before - rows.size();
    }

    private boolean isKnown(WebhookDelivery delivery, String identity) {
        return rows.values().stream()
                .anyMatch(row -> row.delivery().source().equals(delivery.source()) && identity.equals(row.identity()));
    }
}
