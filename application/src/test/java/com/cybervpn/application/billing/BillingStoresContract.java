package com.cybervpn.application.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.billing.Trial;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What billing's stores must do together: the fakes and the adapter both implement this. */
public interface BillingStoresContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    Currency USD = Currency.getInstance("USD");
    AccountId ANN = new AccountId(SequentialIds.of(1001));
    AccountId BOB = new AccountId(SequentialIds.of(1002));

    Transactions transactions();

    Plans plans();

    Payments payments();

    Subscriptions subscriptions();

    AccessChanges changes();

    Ledger ledger();

    Trials trials();

    Referrals referrals();

    Renewals renewals();

    Notices notices();

    @Test
    default void keepsPlansAndTheirNamesApart() {
        Plan week = plan(1, "Week", 300, null);
        Plan month = plan(2, "Month", 900, List.of("fast", "safe"));

        assertThat(plans().all()).containsExactly(week, month);
        assertThat(plans().named("mONTH")).contains(month);
        assertThat(plans().save(Plan.create(new PlanId(SequentialIds.of(3)), terms("WEEK", 1, null))))
                .isEmpty();
        assertThat(plans().save(month.withTerms(terms("week", 900, null)))).isEmpty();

        Plan cheaper = plans().save(month.withTerms(terms("Month", 800, null))).orElseThrow();
        assertThat(plans().find(month.id())).contains(cheaper);
        assertThatThrownBy(() -> plans().save(month.withTerms(terms("Other", 1, null))))
                .isInstanceOf(ConcurrentChange.class);

        plans().save(week.archived(NOW));
        assertThat(plans().all()).containsExactly(cheaper);
        assertThat(plans().named("Week")).isEmpty();
        assertThat(plan(4, "Week", 400, null).archivedAt()).isNull();
        plans().delete(cheaper.id());
        assertThat(plans().find(cheaper.id())).isEmpty();
    }

    @Test
    default void movesAPaymentOnOnce() {
        Payment payment = payment(1, ANN, NOW);
        var completed = new PaymentState.Completed(NOW.plusSeconds(5));

        assertThat(payments().find(payment.id())).contains(payment);
        assertThat(payments().ofInvoice("cryptobot", "1")).contains(payment);
        assertThat(payments().move(payment, completed)).isTrue();
        assertThat(payments().move(payment, new PaymentState.Failed(NOW))).isFalse();
        assertThat(payments().find(payment.id())).contains(payment.in(completed));

        var returned = new PaymentState.Refunded(
                completed.at(), NOW.plusSeconds(9), PaymentState.Return.CHARGEBACK, "stolen card");
        assertThat(payments().move(payment.in(completed), returned)).isTrue();
        assertThat(payments().find(payment.id())).contains(payment.in(returned));
        assertThat(payments().anyPaidBy(payment.subscriber().id())).isTrue();
        assertThat(payments().anyPaidBy(Subscriber.of(BOB).id())).isFalse();
    }

    @Test
    default void listsPayments() {
        Payment first = payment(1, ANN, NOW);
        Payment second = payment(2, BOB, NOW.plusSeconds(1));
        Payment third = payment(3, ANN, NOW.plusSeconds(2));

        assertThat(payments().history(null, 0, 10)).isEqualTo(new Payments.Page(List.of(third, second, first), 3));
        assertThat(payments().history(Subscriber.of(ANN).id(), 1, 10)).isEqualTo(new Payments.Page(List.of(first), 2));
        assertThat(payments().pending("cryptobot", null, 2)).containsExactly(first, second);
        assertThat(payments().pending("cryptobot", second.id(), 2)).containsExactly(third);
        assertThat(payments().pending("stripe", null, 2)).isEmpty();
        assertThat(payments().anyFor(first.plan())).isTrue();
        assertThat(payments().anyFor(new PlanId(SequentialIds.of(77)))).isFalse();
    }

    @Test
    default void oneOfManyMovesAPayment() throws Exception {
        Payment payment = payment(1, ANN, NOW);

        assertThat(atOnce(() -> payments().move(payment, new PaymentState.Completed(NOW))))
                .hasSize(1);
    }

    @Test
    default void keepsSubscriptionsByVersion() {
        Payment payment = payment(1, ANN, NOW);
        Subscription none = transactions().inTransaction(() -> subscriptions().lock(payment.subscriber()));
        assertThat(none).isEqualTo(Subscription.none(Subscriber.of(ANN)));

        Subscription saved = subscriptions()
                .save(none.paidWith(payment)
                        .runningUntil(NOW.plus(Duration.ofDays(30)), NOW)
                        .cancelled(new Subscription.Cancellation(NOW, "price", null)));

        assertThat(saved.version()).isEqualTo(1);
        assertThat(subscriptions().find(saved.subscriber().id())).contains(saved);
        assertThatThrownBy(() -> subscriptions().save(none)).isInstanceOf(ConcurrentChange.class);
        assertThat(subscriptions().find(Subscriber.of(BOB).id())).isEmpty();
    }

    @Test
    default void findsSubscriptionsByTheirEnd() {
        Subscription early = running(ANN, NOW.plusSeconds(10));
        Subscription late = running(BOB, NOW.plusSeconds(10));

        var start = new Subscriptions.Cursor(NOW, null);
        assertThat(subscriptions().endingWithin(start, NOW.plusSeconds(10), 1)).containsExactly(early);
        assertThat(subscriptions()
                        .endingWithin(
                                new Subscriptions.Cursor(
                                        NOW.plusSeconds(10), early.subscriber().id()),
                                NOW.plusSeconds(10),
                                5))
                .containsExactly(late);
        assertThat(subscriptions().endingWithin(start, NOW.plusSeconds(9), 5)).isEmpty();
        assertThat(subscriptions().runOut(NOW.plusSeconds(9), 5)).isEmpty();
        assertThat(subscriptions().runOut(NOW.plusSeconds(10), 5)).containsExactlyInAnyOrder(early, late);
        subscriptions().save(early.afterItsEnd());
        assertThat(subscriptions().runOut(NOW.plusSeconds(10), 5)).containsExactly(late);
    }

    @Test
    default void keepsOneChangeFromEachSource() throws Exception {
        Payment payment = payment(1, ANN, NOW);
        AccessChange change = AccessChange.bought(SequentialIds.of(50), payment, NOW);

        assertThat(changes().add(change)).isTrue();
        assertThat(changes().add(AccessChange.bought(SequentialIds.of(51), payment, NOW)))
                .isFalse();
        assertThat(changes().from(change.source())).contains(change);
        assertThat(changes().open(NOW.plusSeconds(1), 9)).containsExactly(change);
        assertThat(changes().open(NOW, 9)).isEmpty();
        assertThat(changes().anyPlanned(change.subscriber().id())).isFalse();

        AccessChange planned = change.in(new AccessChange.State.Planned(NOW.plusSeconds(99)));
        changes().update(planned);
        assertThat(changes().find(change.id())).contains(planned);
        assertThat(changes().anyPlanned(change.subscriber().id())).isTrue();
        assertThat(changes().open(NOW.plusSeconds(1), 9)).containsExactly(planned);

        AccessChange applied = change.in(new AccessChange.State.Applied(NOW.plusSeconds(99), NOW));
        changes().update(applied);
        assertThat(changes().find(change.id())).contains(applied);
        assertThat(changes().anyPlanned(change.subscriber().id())).isFalse();
        assertThat(changes().open(NOW.plusSeconds(1), 9)).isEmpty();

        AccessChange lapse = AccessChange.lapsed(SequentialIds.of(52), payment.subscriber(), NOW, NOW);
        assertThat(changes().add(lapse)).isTrue();
        AccessChange dropped = lapse.in(new AccessChange.State.Dropped("goes on", NOW));
        changes().update(dropped);
        assertThat(changes().find(lapse.id())).contains(dropped);
    }

    @Test
    default void booksEachTransferOnceAndNeverBelowZero() {
        var reward = LedgerAccount.reward(ANN);
        var given = transfer(1, "commission", "p1", LedgerAccount.commission(), reward, 100);

        assertThat(ledger().book(given)).isTrue();
        assertThat(ledger().book(transfer(2, "commission", "p1", LedgerAccount.commission(), reward, 100)))
                .isFalse();
        assertThatThrownBy(() -> ledger().book(transfer(3, "spent", "s1", reward, LedgerAccount.revenue(), 101)))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(ledger().book(transfer(4, "spent", "s2", reward, LedgerAccount.revenue(), 40)))
                .isTrue();

        assertThat(ledger().totals(reward, USD)).isEqualTo(new Ledger.Totals(100, 40));
        assertThat(ledger().totals(LedgerAccount.commission(), USD).balance()).isEqualTo(-100);
        assertThat(ledger().totals(reward, Currency.getInstance("EUR"))).isEqualTo(new Ledger.Totals(0, 0));
    }

    @Test
    default void letsNotTwoSpendTheLastCent() throws Exception {
        var reward = LedgerAccount.reward(BOB);
        ledger().book(transfer(1, "commission", "p2", LedgerAccount.commission(), reward, 10));

        List<Callable<Boolean>> spenders = IntStream.range(0, 32)
                .<Callable<Boolean>>mapToObj(n -> () ->
                        ledger().book(transfer(100 + n, "spent", "race" + n, reward, LedgerAccount.revenue(), 10)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(spenders).stream().filter(spender -> spender.state() == Future.State.SUCCESS))
                    .hasSize(1);
        }

        assertThat(ledger().totals(reward, USD)).isEqualTo(new Ledger.Totals(10, 10));
    }

    @Test
    default void givesOneTrialAnAccount() throws Exception {
        Trial trial = Trial.started(ANN, NOW, Duration.ofDays(7));

        assertThat(trials().of(ANN)).isEmpty();
        assertThat(atOnce(() -> trials().add(trial))).hasSize(1);
        assertThat(trials().of(ANN)).contains(trial);
    }

    @Test
    default void keepsCodesAndWhoBroughtWhom() throws Exception {
        var code = new ReferralCode("ABCDEF");
        assertThat(referrals().assign(ANN, code)).isTrue();
        assertThat(referrals().assign(ANN, new ReferralCode("GHIJKL"))).isFalse();
        assertThat(referrals().assign(BOB, code)).isFalse();
        assertThat(referrals().codeOf(ANN)).contains(code);
        assertThat(referrals().ownerOf(code)).contains(ANN);

        var referral = new Referral(ANN, BOB, NOW);
        assertThat(atOnce(() -> referrals().add(referral))).hasSize(1);
        assertThat(referrals().ofReferred(BOB)).contains(referral);
        assertThat(referrals().numbers(ANN, NOW)).isEqualTo(new Referrals.Numbers(1, 0));

        Payment payment = payment(1, BOB, NOW);
        var commission = new Referrals.Commission(
                payment.id(), ANN, BOB, payment.amount(), new BigDecimal("0.1"), Money.of(90, "USD"), NOW);
        assertThat(referrals().earned(commission)).isTrue();
        assertThat(referrals().earned(commission)).isFalse();
        assertThat(referrals().commissionFor(payment.id())).contains(commission);
        running(BOB, NOW.minusSeconds(1));
        assertThat(referrals().numbers(ANN, NOW)).isEqualTo(new Referrals.Numbers(1, 1));
        assertThat(referrals().latest(ANN, USD, NOW, 5))
                .containsExactly(new Referrals.Brought(referral, true, payment.amount(), Money.of(90, "USD")));
        assertThat(referrals().latest(BOB, USD, NOW, 5)).isEmpty();
    }

    @Test
    default void startsOneRenewalAndGivesOneNotice() throws Exception {
        Payment payment = payment(1, ANN, NOW);
        var renewal =
                new Renewals.Renewal(SequentialIds.of(60), payment.subscriber().id(), NOW, null);
        assertThat(renewals().add(renewal)).isTrue();
        assertThat(renewals().add(new Renewals.Renewal(SequentialIds.of(61), renewal.subscriber(), NOW, null)))
                .isFalse();
        renewals().invoiced(renewal.id(), payment.id());
        assertThat(renewals().find(renewal.id()))
                .contains(new Renewals.Renewal(renewal.id(), renewal.subscriber(), NOW, payment.id()));

        var notice = new Notices.Notice(
                SequentialIds.of(62),
                ANN,
                Notices.Kind.RENEWAL_INVOICE,
                "x",
                "Month",
                NOW,
                "https://pay.example.com/1");
        assertThat(atOnce(() -> notices().add(notice))).hasSize(1);
        assertThat(notices().find(notice.id())).contains(notice);
    }

    private Plan plan(long id, String name, long cents, @Nullable List<String> features) {
        return plans().save(Plan.create(new PlanId(SequentialIds.of(id)), terms(name, cents, features)))
                .orElseThrow();
    }

    private static PlanTerms terms(String name, long cents, @Nullable List<String> features) {
        return new PlanTerms(name, Money.of(cents, "USD"), 30, 100, null, features, true);
    }

    /** A stored payment for a stored plan. */
    private Payment payment(long n, AccountId account, Instant createdAt) {
        Plan plan = plans().named("sold").orElseGet(() -> plan(9, "sold", 900, null));
        var invoice = new Invoice(
                "cryptobot", Long.toString(n), "https://pay.example.com/" + n, "payload", NOW.plusSeconds(3600));
        var id = new PaymentId(UUID.fromString("00000000-0000-7000-8000-0000000001" + (10 + n)));
        Payment payment = Payment.opened(id, Subscriber.of(account), plan, invoice, createdAt);
        payments().add(payment);
        return payment;
    }

    private Subscription running(AccountId account, Instant until) {
        Subscription subscription =
                transactions().inTransaction(() -> subscriptions().lock(Subscriber.of(account)));
        return subscriptions().save(subscription.runningUntil(until, NOW.minusSeconds(60)));
    }

    private static LedgerTransfer transfer(
            long id, String reason, String reference, LedgerAccount from, LedgerAccount to, long cents) {
        return new LedgerTransfer(SequentialIds.of(id), reason, reference, from, to, Money.of(cents, "USD"), NOW);
    }

    /** How many of 32 said yes, all at the same time. */
    private static List<Boolean> atOnce(Callable<Boolean> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(32, work)).stream()
                    .map(Future::resultNow)
                    .filter(yes -> yes)
                    .toList();
        }
    }
}
