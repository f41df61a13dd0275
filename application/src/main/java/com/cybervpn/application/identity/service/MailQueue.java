package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.application.identity.port.out.OutgoingMails;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Sends mails after the reply: no caller waits for a mail server, or learns from the time it takes whether there was
 * something to send; and a server that is down fails nothing.
 */
public final class MailQueue implements JobHandler {
    private static final String KIND = "identity-mail";

    private final OutgoingMails mails;
    private final MailTransport transport;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public MailQueue(
            OutgoingMails mails,
            MailTransport transport,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.mails = mails;
        this.transport = transport;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void enqueue(Mail.Kind kind, EmailAddress to, String locale, Secret content, Duration validFor) {
        var now = clock.instant();
        var mail = new Mail(ids.next(), kind, to, locale, content, validFor, now.plus(validFor));
        transactions.run(() -> {
            mails.add(mail);
            jobs.enqueue(KIND, mail.id().toString(), now);
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id) {
        var mailId = UUID.fromString(id);
        mails.find(mailId).ifPresent(mail -> {
            if (clock.instant().isBefore(mail.expiresAt())) transport.send(mail);
            mails.remove(mailId);
        });
    }
}
