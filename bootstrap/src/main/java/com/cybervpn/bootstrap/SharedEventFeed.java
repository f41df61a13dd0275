package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.application.shared.port.out.Events;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Offers the events between instances to the adapters that show them. */
@Singleton
final class SharedEventFeed implements EventFeed {
    private final Events events;

    SharedEventFeed(Events events) {
        this.events = events;
    }

    @Override
    public Following follow(Consumer<News> listener) {
        Events.Subscription subscription = events.subscribe(event ->
                listener.accept(new News(event.topic(), event.type(), event.audience(), event.data(), event.at())));
        return subscription::close;
    }
}
