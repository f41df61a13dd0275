package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Events;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Delivers events at once on the publishing thread, after the commit where there is a transaction. */
public final class InMemoryEvents implements Events {
    private final InMemoryTransactions transactions;
    private final List<Event> published = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    public InMemoryEvents(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public InMemoryEvents() {
        this(new InMemoryTransactions());
    }

    @Override
    public void publish(Event event) {
        transactions.afterCommit(() -> {
            published.add(event);
            listeners.forEach(listener -> listener.accept(event));
        });
    }

    @Override
    public Subscription subscribe(Consumer<Event> listener) {
        Consumer<Event> own = listener::accept; // the same listener may subscribe twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** All that were delivered, oldest first. */
    public List<Event> published() {
        return published;
    }

    public List<String> types() {
        return published.stream().map(Event::type).toList();
    }
}
