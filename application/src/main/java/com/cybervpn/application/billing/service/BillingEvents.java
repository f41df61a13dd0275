package com.cybervpn.application.billing.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriptionStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells open sockets and caches what became of payments and subscriptions, in the words of the channels' contract. */
public final class BillingEvents {
    /** Frames for whoever watches payments. */
    public static final String PAYMENTS = "payments";

    /** Frames for the one account that is named as their audience. */
    public static final String NOTIFICATIONS = "notifications";

    private final Events events;
    private final InstantSource clock;

    public BillingEvents(Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    void completed(Payment payment) {
        Map<String, Object> data = members(payment);
        publishToStaff("payment.completed", data);
        data.put("invoice_id", payment.invoice().externalId());
        publish(payment.subscriber(), "payment_completed", data);
    }

    void failed(Payment payment) {
        publishToStaff("payment.failed", members(payment));
    }

    void subscriptionUpdated(Subscriber subscriber, SubscriptionStatus status, @Nullable Instant expiresAt) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("subscription_id", subscriber.id().toString());
        data.put("status", status.code());
        data.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        publish(subscriber, "subscription_updated", data);
    }

    void notified(Subscriber subscriber, String id, String kind, String title, String body) {
        publish(subscriber, "notification_received", Map.of("id", id, "kind", kind, "title", title, "body", body));
    }

    private void publishToStaff(String event, Map<String, Object> members) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", event);
        data.putAll(members);
        events.publish(new Events.Event(PAYMENTS, "payment_event", null, data, clock.instant()));
    }

    private void publish(Subscriber subscriber, String type, Map<String, ? extends @Nullable Object> data) {
        subscriber
                .account()
                .ifPresent(account ->
                        events.publish(new Events.Event(NOTIFICATIONS, type, account, data, clock.instant())));
    }

    private static Map<String, Object> members(Payment payment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("payment_id", payment.id().toString());
        data.put("user_uuid", payment.subscriber().id().toString());
        data.put("amount", payment.amount().toMajor());
        data.put("currency", payment.amount().currency().getCurrencyCode());
        return data;
    }
}
