package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Customers;
import com.cybervpn.application.billing.port.out.NoticeChannel;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.domain.billing.Subscriber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Gives a customer the notice that was decided on: mail and push, and a frame for open sockets. */
public final class TellCustomer implements JobHandler {
    static final String KIND = "billing.notice";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Notices notices;
    private final Customers customers;
    private final List<NoticeChannel> channels;
    private final BillingEvents events;

    public TellCustomer(Notices notices, Customers customers, List<NoticeChannel> channels, BillingEvents events) {
        this.notices = notices;
        this.customers = customers;
        this.channels = List.copyOf(channels);
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id) {
        notices.find(UUID.fromString(id)).ifPresent(notice -> {
            NoticeChannel.Message message = message(notice);
            Optional<String> email = customers.email(notice.account());
            channels.forEach(channel -> channel.deliver(notice.account(), email, message));
            events.notified(Subscriber.of(notice.account()), id, message.kind(), message.title(), message.body());
        });
    }

    private static NoticeChannel.Message message(Notices.Notice notice) {
        String plan = notice.planName() == null ? "Your access" : "Your plan " + notice.planName();
        String moment = moment(notice.moment());
        return switch (notice.kind()) {
            case SUBSCRIPTION_EXPIRING ->
                new NoticeChannel.Message(
                        "subscription_expiring", "Your access ends soon", plan + " ends on " + moment + ".");
            case RENEWAL_INVOICE ->
                new NoticeChannel.Message(
                        "subscription_expiring",
                        "Your renewal is ready to be paid",
                        plan + " ends on " + moment + ". Pay here to go on: " + notice.link());
            case EXPIRED ->
                new NoticeChannel.Message("expired", "Your access has ended", plan + " ended on " + moment + ".");
            case PAYMENT_CONFIRMED ->
                new NoticeChannel.Message(
                        "payment_confirmed", "Your payment has arrived", plan + " is paid. Thank you.");
            case REFERRAL_JOINED ->
                new NoticeChannel.Message(
                        "referral_joined", "Somebody joined with your code", "You earn a share of what they pay.");
        };
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.truncatedTo(ChronoUnit.MINUTES));
    }
}
