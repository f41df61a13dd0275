package com.cybervpn.mail;

import com.cybervpn.application.identity.port.in.ReadMailbox.Delivered;
import com.cybervpn.application.identity.port.out.DevelopmentMailbox;
import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.domain.identity.Mail;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps mails where a developer can read them. Never in production: they carry codes and links that let people in. */
@Singleton
@Requires(missingProperty = "smtp.host")
@Requires(property = "environment", value = "development")
final class MailboxTransport implements MailTransport, DevelopmentMailbox {
    private static final int CAPACITY = 200;

    private final Deque<Delivered> newestFirst = new ArrayDeque<>();
    private final InstantSource clock;

    MailboxTransport(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void send(Mail mail) {
        var rendered = MailTexts.render(mail);
        newestFirst.addFirst(new Delivered(
                mail.to().value(), rendered.subject(), rendered.text(), rendered.html(), clock.instant()));
        if (newestFirst.size() > CAPACITY) newestFirst.removeLast();
    }

    @Override
    public synchronized List<Delivered> mails() {
        return List.copyOf(newestFirst);
    }
}
