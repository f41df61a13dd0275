package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.ReturnPayment;
import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** Implements {@link ReturnPayment}. */
public final class ReturnPaymentService implements ReturnPayment {
    private final Payments payments;
    private final Subscriptions subscriptions;
    private final AccessChanges changes;
    private final Ledger ledger;
    private final Commissions commissions;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public ReturnPaymentService(
            Payments payments,
            Subscriptions subscriptions,
            AccessChanges changes,
            Ledger ledger,
            Commissions commissions,
            AuditTrail audit,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.ledger = ledger;
        this.commissions = commissions;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome giveBack(Caller caller, Command command) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.inTransaction(() -> {
            Payment payment = payments.find(command.payment()).orElse(null);
            if (payment == null) return new Outcome.NoSuchPayment();
            return switch (payment.state()) {
                case PaymentState.Pending _, PaymentState.Failed _ -> new Outcome.NotPaid();
                case PaymentState.Refunded _ -> new Outcome.AlreadyReturned();
                case PaymentState.Completed(Instant at) -> record(caller, command, payment, at);
            };
        });
    }

    private Outcome record(Caller caller, Command command, Payment payment, Instant completedAt) {
        Instant now = clock.instant();
        var returned = new PaymentState.Refunded(completedAt, now, command.kind(), command.reason());
        if (!payments.move(payment, returned)) throw new ConcurrentChange("payment " + payment.id(), null);
        String kind = command.kind().name().toLowerCase(Locale.ROOT);
        ledger.book(new LedgerTransfer(
                ids.next(),
                kind,
                payment.id().toString(),
                LedgerAccount.revenue(),
                LedgerAccount.provider(payment.invoice().provider()),
                payment.amount(),
                now));
        commissions.returned(payment, now);
        Subscription held = subscriptions.lock(payment.subscriber());
        subscriptions.save(held.withoutRenewal());
        if (command.withdrawAccess()) withdraw(payment, now);
        audit.record(AuditTrail.Entry.of(
                        caller, "payment_returned", "payment", payment.id().toString())
                .withValues(
                        Map.of("status", payment.state().code()),
                        Map.of(
                                "status", returned.code(),
                                "kind", kind,
                                "reason", command.reason(),
                                "access_withdrawn", command.withdrawAccess())));
        return new Outcome.Recorded(payment.in(returned));
    }

    /** What the panel was not promised yet it need not hear of at all. */
    private void withdraw(Payment payment, Instant now) {
        AccessChange given = changes.from(AccessChange.sourceOf(payment.id())).orElse(null);
        if (given == null || given.state() instanceof AccessChange.State.Dropped) return;
        if (given.state() instanceof AccessChange.State.Due) {
            changes.update(given.in(new AccessChange.State.Dropped("paid back", now)));
            return;
        }
        AccessChange back = AccessChange.withdrawn(ids.next(), payment, now);
        if (changes.add(back)) jobs.enqueue(BringAccessToPanel.KIND, back.id().toString(), now);
    }
}
