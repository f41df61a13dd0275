package com.cybervpn.application.billing;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.billing.Invoice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A provider in memory whose invoices a test pays. */
public final class InMemoryPaymentProvider implements PaymentProvider {
    private final InstantSource clock;
    private final Map<String, Kept> invoices = new LinkedHashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private boolean down;
    private boolean enabled = true;

    private record Kept(Order order, Instant expiresAt, boolean paid) {}

    public InMemoryPaymentProvider(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void down(boolean now) {
        down = now;
    }

    public synchronized void enabled(boolean now) {
        enabled = now;
    }

    /** The customer pays, if the invoice can still be paid. */
    public synchronized boolean pay(String externalId) {
        Kept kept = invoices.get(externalId);
        if (kept == null || kept.paid() || !clock.instant().isBefore(kept.expiresAt())) return false;
        invoices.put(externalId, new Kept(kept.order(), kept.expiresAt(), true));
        return true;
    }

    /** All that were asked for, oldest first. */
    public synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    @Override
    public String id() {
        return "cryptobot";
    }

    @Override
    public synchronized Method method() {
        return new Method("crypto_bot", "CryptoBot", "crypto", enabled);
    }

    @Override
    public synchronized Invoice open(Order order) {
        requireUp();
        orders.add(order);
        String id = Integer.toString(orders.size());
        Instant expiresAt = clock.instant().plus(order.validFor());
        invoices.put(id, new Kept(order, expiresAt, false));
        return new Invoice(id(), id, "https://pay.example.com/" + id, order.payload(), expiresAt);
    }

    @Override
    public synchronized List<Standing> look(Collection<String> externalIds) {
        requireUp();
        return externalIds.stream()
                .filter(invoices::containsKey)
                .map(this::standing)
                .toList();
    }

    @Override
    public synchronized List<Standing> paid(int count) {
        requireUp();
        return invoices.keySet().stream()
                .map(this::standing)
                .filter(standing -> standing.state() == State.PAID)
                .toList()
                .reversed()
                .stream()
                .limit(count)
                .toList();
    }

    /** What the provider would tell of an invoice. */
    public synchronized Standing standing(String externalId) {
        Kept kept = invoices.get(externalId);
        State state =
                kept.paid() ? State.PAID : clock.instant().isBefore(kept.expiresAt()) ? State.ACTIVE : State.EXPIRED;
        return new Standing(
                externalId, state, kept.order().price().toMajor(), kept.order().payload());
    }

    private void requireUp() {
        if (down) throw new UpstreamFailed("cryptobot", null);
    }
}
