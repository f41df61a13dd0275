package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Customers;
import com.cybervpn.application.billing.port.out.NoticeChannel;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.Subscriber;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Gives a customer the notice that was decided on: mail and push, and a frame for open sockets. */
public final class TellCustomer implements JobHandler {
    static final String KIND = "billing.notice";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final char SEPARATOR = '/';

    private final Notices notices;
    private final Customers customers;
    private final List<NoticeChannel> channels;
    private final BillingEvents events;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;

    public TellCustomer(
            Notices notices,
            Customers customers,
            List<NoticeChannel> channels,
            BillingEvents events,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        this.notices = notices;
        this.customers = customers;
        this.channels = List.copyOf(channels);
        this.events = events;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * @param id a notice, or a notice and one channel: each channel is tried again by itself
     */
    @Override
    public void run(String id) {
        int end = id.indexOf(SEPARATOR);
        var notice = UUID.fromString(end < 0 ? id : id.substring(0, end));
        notices.find(notice).ifPresent(found -> {
            if (end < 0) spread(found);
            else deliver(found, id.substring(end + 1));
        });
    }

    private void spread(Notices.Notice notice) {
        var message = message(notice);
        var id = notice.id().toString();
        transactions.run(() -> {
            channels.forEach(channel -> jobs.enqueue(KIND, id + SEPARATOR + channel.name(), clock.instant()));
            events.notified(Subscriber.of(notice.account()), id, message.kind(), message.title(), message.body());
        });
    }

    private void deliver(Notices.Notice notice, String channelName) {
        channels.stream()
                .filter(channel -> channel.name().equals(channelName))
                .forEach(channel ->
                        channel.deliver(notice.account(), customers.email(notice.account()), message(notice)));
    }

    private static NoticeChannel.Message message(Notices.Notice notice) {
        String plan = notice.planName() == null ? "Your access" : "Your plan " + notice.planName();
        String moment = moment(notice.moment());
        return switch (notice.kind()) {
            case SUBSCRIPTION_EXPIRING ->
                new NoticeChannel.Message(
                        notice.id(),
                        "subscription_expiring",
                        "Your access ends soon",
                        plan + " ends on " + moment + ".");
            case RENEWAL_INVOICE ->
                new NoticeChannel.Message(
                        notice.id(),
                        "subscription_expiring",
                        "Your renewal is ready to be paid",
                        plan + " ends on " + moment + ". Pay here to go on: " + notice.link());
            case EXPIRED ->
                new NoticeChannel.Message(
                        notice.id(), "expired", "Your access has ended", plan + " ended on " + moment + ".");
            case PAYMENT_CONFIRMED ->
                new NoticeChannel.Message(
                        notice.id(), "payment_confirmed", "Your payment has arrived", plan + " is paid. Thank you.");
            case REFERRAL_JOINED ->
                new NoticeChannel.Message(
                        notice.id(),
                        "referral_joined",
                        "Somebody joined with your code",
                        "You earn a share of what they pay.");
        };
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant.truncatedTo(ChronoUnit.MINUTES));
    }
}
