package com.cybervpn.application.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.billing.port.in.CancelSubscription;
import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import com.cybervpn.application.billing.port.in.ListPayments;
import com.cybervpn.application.billing.port.in.ManagePlans;
import com.cybervpn.application.billing.port.in.PayByAmount;
import com.cybervpn.application.billing.port.in.ReturnPayment;
import com.cybervpn.application.billing.port.in.UseReferralCode;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.SubscriptionStatus;
import com.cybervpn.domain.shared.Money;
import com.cybervpn.domain.shared.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SellingTest {
    private static final Instant START = MovableClock.START;

    private final LateJobs lateJobs = new LateJobs();
    private final BillingWorld world = new BillingWorld(lateJobs);
    private final InMemoryJobs jobs = lateJobs.over(world);
    private final Plan month = world.plan("Month", 1000, 30);
    private final Caller ann = BillingWorld.customer(1);
    private final Caller bob = BillingWorld.customer(2);
    private final Caller admin = BillingWorld.caller(9, Role.ADMIN);
    private final Caller viewer = BillingWorld.caller(8, Role.VIEWER);

    @Test
    void asksForThePriceOfThePlanAndNothingElse() {
        Payment payment = ordered(ann);

        assertThat(payment.amount()).isEqualTo(Money.of(1000, "USD"));
        assertThat(payment.state()).isEqualTo(new PaymentState.Pending());
        assertThat(payment.invoice().payload()).isEqualTo(ann.account() + ":" + month.id());
        assertThat(payment.invoice().expiresAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(world.provider.orders().getFirst().description()).isEqualTo("Month, 30 days");
    }

    @Test
    void letsOwnersPayForThemselvesOnly() {
        var forAnn = command(ann.account().value(), Desk.SELF_SERVICE);

        assertThat(world.createPayment.create(ann, forAnn)).isInstanceOf(CreatePayment.Outcome.Opened.class);
        assertThatThrownBy(() -> world.createPayment.create(bob, forAnn)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.createPayment.create(viewer, forAnn)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() ->
                        world.createPayment.create(ann, command(ann.account().value(), Desk.STAFF)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.createPayment.create(ann, command(UUID.randomUUID(), Desk.SELF_SERVICE)))
                .isInstanceOf(Forbidden.class);
        assertThat(world.createPayment.create(admin, command(UUID.randomUUID(), Desk.STAFF)))
                .isEqualTo(new CreatePayment.Outcome.NoSuchUser());
    }

    @Test
    void sellsOnlyWhatIsOnSaleInACurrencyThatFits() {
        world.plan("Free", 0, 30);
        assertThat(order("month", "TON")).isInstanceOf(CreatePayment.Outcome.Opened.class);
        assertThat(world.provider.orders().getLast().currency().asset()).isEqualTo("TON");
        assertThat(world.provider.orders().getLast().price()).isEqualTo(Money.of(1000, "USD"));
        assertThat(order("Month", "EUR")).isEqualTo(new CreatePayment.Outcome.CurrencyNotAccepted());
        assertThat(order("Free", "USD")).isEqualTo(new CreatePayment.Outcome.NothingToPay());
        assertThat(order("Nothing", "USD")).isEqualTo(new CreatePayment.Outcome.NoSuchPlan());
        world.provider.enabled(false);
        assertThat(order("Month", "USD")).isEqualTo(new CreatePayment.Outcome.NoProvider());
        assertThat(world.methods.list()).noneMatch(method -> method.enabled());
    }

    @Test
    void findsThePlanBehindAnAmountAndTrustsNoOther() {
        assertThat(world.payByAmount.pay(ann, byAmount("10.00")))
                .isInstanceOfSatisfying(
                        PayByAmount.Outcome.Opened.class,
                        opened -> assertThat(opened.payment().plan()).isEqualTo(month.id()));
        assertThat(world.payByAmount.pay(ann, byAmount("0.01"))).isEqualTo(new PayByAmount.Outcome.NoSuchPrice());
        world.plan("Other", 1000, 7);
        assertThat(world.payByAmount.pay(ann, byAmount("10"))).isEqualTo(new PayByAmount.Outcome.NoSuchPrice());
    }

    @Test
    void takesAWebhookOnceAndOnlyWithTheRightAmountAndPayload() {
        Payment payment = ordered(ann);

        assertThat(webhook(payment, "9.99", payment.invoice().payload()).warning())
                .isEqualTo("payment_mismatch");
        assertThat(webhook(payment, "10.00", "somebody:else").warning()).isEqualTo("payment_mismatch");
        assertThat(stored(payment).state()).isEqualTo(new PaymentState.Pending());
        assertThat(world.webhook.handle(Map.of("update_type", "invoice_created", "payload", Map.of())))
                .isEqualTo(WebhookHandler.Effect.IGNORED);

        assertThat(webhook(payment, "10.0", payment.invoice().payload())).isEqualTo(WebhookHandler.Effect.PROCESSED);
        assertThat(webhook(payment, "10.0", payment.invoice().payload()))
                .isEqualTo(WebhookHandler.Effect.ALREADY_PROCESSED);

        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(START.plus(Duration.ofDays(30)));
        assertThat(panel(ann).trafficLimitBytes()).isEqualTo(100L << 30);
        assertThat(world.audit.actions()).contains("payment_completed", "access_changed");
        assertThat(world.events.types())
                .contains("payment_event", "payment_completed", "subscription_updated", "notification_received");
    }

    @Test
    void countsMoneyThatComesAfterThePaymentWasGivenUp() {
        Payment payment = ordered(ann);
        world.provider.pay(payment.invoice().externalId());
        world.provider.down(true);
        world.clock.advance(Duration.ofDays(2));
        assertThatThrownBy(world.poll::run).isInstanceOf(RuntimeException.class);
        world.provider.down(false);
        Payment unpaid = ordered(bob);
        world.clock.advance(Duration.ofHours(2));

        world.poll.run();

        assertThat(stored(payment).state()).isInstanceOf(PaymentState.Completed.class);
        assertThat(stored(unpaid).state()).isInstanceOf(PaymentState.Failed.class);
        assertThat(webhook(unpaid, "10", unpaid.invoice().payload())).isEqualTo(WebhookHandler.Effect.PROCESSED);
    }

    @Test
    void addsToTheOldEndAndToNowOnceThatHasPassed() {
        panel(ann, START.plus(Duration.ofDays(5)), true);
        paid(ann);
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(START.plus(Duration.ofDays(35)));

        world.clock.advance(Duration.ofDays(50));
        world.endLapsed.run();
        work();
        assertThat(panel(ann).enabled()).isFalse();

        paid(ann);
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(START.plus(Duration.ofDays(80)));
        assertThat(panel(ann).enabled()).isTrue();
    }

    @Test
    void triesThePanelAgainWithoutASecondExtension() {
        world.panel.down(true);
        paid(ann);
        work();
        world.clock.advance(Duration.ofSeconds(29));
        assertThat(work()).isZero();
        world.panel.down(false);
        world.clock.advance(Duration.ofSeconds(1));

        work();

        assertThat(panel(ann).expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(30)));
        world.reconcile.run();
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void saysSoWhenTheVpnUserIsGone() {
        var hand = new Subscriber(new SubscriberId(UUID.randomUUID()), null);
        world.panel.know(hand.id().value(), hand).lose(hand);
        var outcome = world.createPayment.create(admin, command(hand.id().value(), Desk.STAFF));
        Payment payment = ((CreatePayment.Outcome.Opened) outcome).payment();
        webhook(payment, "10", payment.invoice().payload());

        work();

        assertThat(world.store.allChanges().getFirst().state()).isInstanceOf(AccessChange.State.Dropped.class);
        assertThat(world.audit.actions()).contains("access_change_dropped");
    }

    @Test
    void takesBackWhatAReturnedPaymentGave() {
        Payment payment = paid(ann);
        work();
        world.clock.advance(Duration.ofDays(3));
        var back = new ReturnPayment.Command(payment.id(), PaymentState.Return.REFUND, "unhappy", true);
        assertThatThrownBy(() -> world.returnPayment.giveBack(ann, back)).isInstanceOf(Forbidden.class);

        assertThat(world.returnPayment.giveBack(admin, back)).isInstanceOf(ReturnPayment.Outcome.Recorded.class);
        assertThat(world.returnPayment.giveBack(admin, back)).isEqualTo(new ReturnPayment.Outcome.AlreadyReturned());
        work();

        assertThat(panel(ann).enabled()).isFalse();
        assertThat(world.active.of(ann).autoRenew()).isFalse();
        paid(ann);
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void showsTheSubscriptionAlsoWhileThePanelIsDown() {
        assertThat(world.active.of(ann)).isEqualTo(GetActiveSubscription.View.NONE);
        paid(ann);
        work();

        GetActiveSubscription.View view = world.active.of(ann);
        assertThat(view.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(view.planName()).isEqualTo("Month");
        assertThat(view.daysRemaining()).isEqualTo(30);
        assertThat(view.trafficRemainingPercent()).isEqualTo(100.0);
        world.panel.down(true);
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(world.active.of(ann).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.active.of(bob)).isEqualTo(GetActiveSubscription.View.NONE);
    }

    @Test
    void cancelsRenewalAndKeepsAccess() {
        assertThat(world.cancel.cancel(ann, null, null)).isEqualTo(new CancelSubscription.Outcome.NothingToCancel());
        paid(ann);
        work();
        var until = new CancelSubscription.Outcome.Cancelled(START.plus(Duration.ofDays(30)));

        assertThat(world.cancel.cancel(ann, "price", "too much")).isEqualTo(until);
        assertThat(world.cancel.cancel(ann, null, null)).isEqualTo(until);

        assertThat(world.active.of(ann).status()).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(panel(ann).enabled()).isTrue();
        for (int n = 0; n < 2; n++) {
            paid(ann);
            work();
            world.cancel.cancel(ann, null, null);
        }
        paid(ann);
        work();
        assertThatThrownBy(() -> world.cancel.cancel(ann, null, null)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void givesOneTrialThatTakesNothingFromAPaidPlan() {
        assertThat(world.trial.activate(ann)).isPresent();
        assertThat(world.trial.activate(ann)).isEmpty();
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(panel(ann).trafficLimitBytes()).isEqualTo(10L << 30);
        assertThat(world.active.of(ann).status()).isEqualTo(SubscriptionStatus.TRIAL);
        world.trial.activate(ann);
        assertThatThrownBy(() -> world.trial.activate(ann)).isInstanceOf(TooManyRequests.class);

        paid(bob);
        work();
        world.trial.activate(bob);
        work();
        assertThat(panel(bob).expiresAt()).isEqualTo(START.plus(Duration.ofDays(37)));
        assertThat(panel(bob).trafficLimitBytes()).isEqualTo(100L << 30);
        assertThat(world.active.of(bob).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void remindsRenewsAndTellsOnceForEachEnd() {
        paid(ann);
        work();
        world.clock.advance(Duration.ofDays(27).plusHours(1));
        routine();
        routine();
        world.clock.advance(Duration.ofDays(2));
        routine();
        routine();

        assertThat(world.customers.told().stream().map(told -> told.message().kind()))
                .containsExactly(
                        "payment_confirmed", "subscription_expiring", "subscription_expiring", "subscription_expiring");
        assertThat(world.store.allRenewals()).hasSize(1);
        Payment renewal = world.store.allPayments().getLast();
        assertThat(world.customers.told().getLast().message().body())
                .contains(renewal.invoice().payUrl());
        webhook(renewal, "10", renewal.invoice().payload());
        work();
        assertThat(panel(ann).expiresAt()).isEqualTo(START.plus(Duration.ofDays(60)));
    }

    @Test
    void renewsNothingThatWasCancelled() {
        paid(ann);
        work();
        world.cancel.cancel(ann, null, null);
        world.clock.advance(Duration.ofDays(29).plusHours(1));

        routine();

        assertThat(world.store.allRenewals()).isEmpty();
    }

    @Test
    void paysWhoBroughtTheCustomerAndTakesItBackWithTheMoney() {
        world.customers.put(bob.account(), "bob@example.com");
        String code = world.referrals.code(ann).value();
        assertThat(world.referrals.code(ann).value()).isEqualTo(code).matches("[A-Z0-9]{6,12}");
        assertThat(world.useCode.use(ann, code)).isEqualTo(UseReferralCode.Outcome.OWN_CODE);
        assertThat(world.useCode.use(bob, "NOBODY99")).isEqualTo(UseReferralCode.Outcome.NO_SUCH_CODE);
        assertThat(world.useCode.use(bob, code.toLowerCase())).isEqualTo(UseReferralCode.Outcome.ACCEPTED);
        assertThat(world.useCode.use(bob, code)).isEqualTo(UseReferralCode.Outcome.ALREADY_BROUGHT);

        Payment payment = paid(bob);
        work();

        assertThat(world.referrals.summary(ann).balance()).isEqualTo(Money.of(100, "USD"));
        assertThat(world.referrals.summary(ann).active()).isEqualTo(1);
        assertThat(world.referrals.latest(ann, 10).getFirst().maskedEmail()).isEqualTo("b***@example.com");
        assertThat(world.useCode.use(bob, code)).isEqualTo(UseReferralCode.Outcome.TOO_LATE);
        world.returnPayment.giveBack(
                admin, new ReturnPayment.Command(payment.id(), PaymentState.Return.CHARGEBACK, "stolen", false));
        assertThat(world.referrals.summary(ann).balance()).isEqualTo(Money.of(0, "USD"));
        assertThat(world.referrals.summary(ann).earned()).isEqualTo(Money.of(100, "USD"));
    }

    @Test
    void showsPaymentsToTheirOwnersAndToWhoeverMayReadAll() {
        Payment payment = ordered(ann);
        ordered(bob);

        assertThat(world.listPayments
                        .history(ann, new ListPayments.Query(null, 0, 10))
                        .payments())
                .containsExactly(payment);
        assertThat(world.listPayments
                        .history(admin, new ListPayments.Query(null, 0, 10))
                        .total())
                .isEqualTo(2);
        assertThatThrownBy(() -> world.listPayments.history(
                        ann, new ListPayments.Query(bob.account().value(), 0, 10)))
                .isInstanceOf(Forbidden.class);
        String invoice = payment.invoice().externalId();
        assertThat(world.readPayment.read(bob, invoice, Desk.SELF_SERVICE)).isEmpty();
        assertThat(world.readPayment.read(ann, payment.id().toString(), Desk.SELF_SERVICE))
                .contains(payment);
        world.provider.pay(invoice);
        assertThat(world.readPayment
                        .read(ann, invoice, Desk.SELF_SERVICE)
                        .orElseThrow()
                        .state())
                .isInstanceOf(PaymentState.Completed.class);
    }

    @Test
    void keepsPlansThatWereSoldAndShowsChangesAtOnce() {
        String before = world.catalogue.list(null).revision();
        ordered(ann);
        assertThatThrownBy(() -> world.managePlans.delete(ann, month.id())).isInstanceOf(Forbidden.class);
        var change = new ManagePlans.Change(null, new BigDecimal("12.50"), null, null, null, null, null, false);
        assertThat(world.managePlans.update(admin, month.id(), change)).isInstanceOf(ManagePlans.Outcome.Saved.class);

        assertThat(world.catalogue.list(null).plans()).isEmpty();
        assertThat(world.catalogue.list(admin).plans()).hasSize(1);
        assertThat(world.catalogue.list(null).revision()).isNotEqualTo(before);
        assertThat(world.managePlans.delete(admin, month.id())).isEqualTo(new ManagePlans.Outcome.Archived());
        assertThat(world.catalogue.list(admin).plans()).isEmpty();
        assertThat(world.managePlans.delete(admin, month.id())).isEqualTo(new ManagePlans.Outcome.NoSuchPlan());
        var tooFine = new ManagePlans.Draft("Fine", new BigDecimal("0.001"), "USD", 1, null, null, null, true);
        assertThat(world.managePlans.create(admin, tooFine)).isEqualTo(new ManagePlans.Outcome.BadPrice());
    }

    private CreatePayment.Outcome order(String plan, String currency) {
        return world.createPayment.create(
                ann, new CreatePayment.Command(ann.account().value(), plan, currency, Desk.SELF_SERVICE));
    }

    private CreatePayment.Command command(UUID user, Desk desk) {
        return new CreatePayment.Command(user, month.id().toString(), "USD", desk);
    }

    private PayByAmount.Command byAmount(String amount) {
        return new PayByAmount.Command(ann.account().value(), new BigDecimal(amount), "usd", "crypto_bot", null);
    }

    private Payment ordered(Caller customer) {
        var outcome =
                world.createPayment.create(customer, command(customer.account().value(), Desk.SELF_SERVICE));
        return ((CreatePayment.Outcome.Opened) outcome).payment();
    }

    private Payment paid(Caller customer) {
        Payment payment = ordered(customer);
        assertThat(webhook(payment, "10", payment.invoice().payload())).isEqualTo(WebhookHandler.Effect.PROCESSED);
        return payment;
    }

    private WebhookHandler.Effect webhook(Payment payment, String amount, String payload) {
        return world.transactions.inTransaction(() -> world.webhook.handle(Map.of(
                "update_type",
                "invoice_paid",
                "payload",
                Map.of(
                        "invoice_id",
                        Long.valueOf(payment.invoice().externalId()),
                        "status",
                        "paid",
                        "amount",
                        amount,
                        "payload",
                        payload))));
    }

    private Payment stored(Payment payment) {
        return world.payments.find(payment.id()).orElseThrow();
    }

    private void panel(Caller customer, Instant until, boolean enabled) {
        world.panel.put(
                Subscriber.of(customer.account()),
                new Standing(customer.account().value(), enabled, until, 0, 0, START));
    }

    private Standing panel(Caller customer) {
        Standing standing = world.panel.peek(Subscriber.of(customer.account()));
        assertThat(standing).isNotNull();
        return standing;
    }

    private void routine() {
        world.remind.run();
        world.startRenewals.run();
        world.endLapsed.run();
        work();
    }

    private int work() {
        return jobs.runDue(world.handlers.toArray(JobHandler[]::new));
    }

    /** Jobs need the world's clock, and the world needs jobs. */
    private static final class LateJobs implements Jobs {
        private InMemoryJobs jobs = new InMemoryJobs(() -> START);

        InMemoryJobs over(BillingWorld world) {
            jobs = new InMemoryJobs(world.clock);
            world.transactions.enlist(jobs.participant());
            return jobs;
        }

        @Override
        public void enqueue(String kind, String id, Instant dueAt) {
            jobs.enqueue(kind, id, dueAt);
        }
    }
}
