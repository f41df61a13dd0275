package com.cybervpn.application.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.in.ReturnPayment;
import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.shared.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens and in whatever order, what is paid is given exactly once: webhooks come twice, late, out of order or never;
 * polls, cancellations, returns, renewals and lapses run in between; panel and provider fail; the process dies between any two
 * steps, inside transactions and outside. Other work goes on whenever one waits for panel or provider. When the dust has
 * settled, payments, ledger, access and panel are those of a simple model.
 */
class PaidAccessModelTest {
    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void givesWhatIsPaidExactlyOnce(
            @ForAll @Size(min = 5, max = 45) List<@IntRange(min = 0, max = 99_999) Integer> script,
            @ForAll @IntRange(min = 0, max = 1_000_000) int chance) {
        var run = new Run(chance);
        script.forEach(run::step);
        run.settle();
        run.check();
    }

    /** The process dies here. */
    private static final class Crash extends Error {
        Crash() {
            super("crash", null, false, false);
        }
    }

    /** Durable jobs that outlive a crash; one run of a job at a time. */
    private static final class DurableJobs implements Jobs {
        private record Key(String kind, String id) {}

        private record Waiting(Instant dueAt, int failures) {}

        private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
        private final Set<Key> running = new HashSet<>();

        void join(InMemoryTransactions transactions) {
            transactions.enlist(waiting);
        }

        @Override
        public void enqueue(String kind, String id, Instant dueAt) {
            waiting.putIfAbsent(new Key(kind, id), new Waiting(dueAt, 0));
        }

        boolean runOne(List<JobHandler> handlers, InstantSource clock, Random random) {
            List<Key> due = waiting.entrySet().stream()
                    .filter(entry -> !entry.getValue().dueAt().isAfter(clock.instant()))
                    .map(Map.Entry::getKey)
                    .filter(key -> !running.contains(key))
                    .toList();
            if (due.isEmpty()) return false;
            Key key = due.get(random.nextInt(due.size()));
            JobHandler handler = handlers.stream()
                    .filter(candidate -> candidate.kind().equals(key.kind()))
                    .findFirst()
                    .orElseThrow();
            running.add(key);
            try {
                handler.run(key.id());
                waiting.remove(key);
            } catch (RuntimeException | Crash e) {
                int failures = waiting.get(key).failures() + 1;
                waiting.put(key, new Waiting(clock.instant().plus(handler.retryAfter(failures)), failures));
            } finally {
                running.remove(key);
            }
            return true;
        }

        Optional<Instant> next() {
            return waiting.values().stream().map(Waiting::dueAt).min(Instant::compareTo);
        }
    }

    /** One run of the world. */
    private static final class Run {
        private static final int STORE_CRASH = 150; // one call in that many
        private static final int REMOTE_CRASH = 25;

        private final Random random;
        private final DurableJobs jobs = new DurableJobs();
        private final BillingWorld world;
        private final List<Plan> plans;
        private final List<Caller> customers = List.of(BillingWorld.customer(1), BillingWorld.customer(2));
        private final Caller admin = BillingWorld.caller(9, Role.ADMIN);
        private final Subscriber nobodys =
                new Subscriber(new SubscriberId(UUID.fromString("00000000-0000-7000-9000-000000000000")), null);
        private final List<PaymentProvider.Standing> webhooks = new ArrayList<>();
        /** The ends that the panel was given, one list a subscriber, each as it differs from the one before. */
        private final Map<SubscriberId, List<Instant>> ends = new HashMap<>();

        private boolean calm;
        private int depth;

        Run(int chance) {
            random = new Random(chance);
            calm = true;
            world = new BillingWorld(jobs, new BillingWorld.Lens() {
                @Override
                public <T> T on(Class<T> port, T fake) {
                    return chaotic(port, fake);
                }
            });
            jobs.join(world.transactions);
            plans = List.of(world.plan("week", 300, 7), world.plan("month", 1000, 30));
            world.panel.know(nobodys.id().value(), nobodys);
            world.panel.put(
                    nobodys, new Standing(nobodys.id().value(), true, MovableClock.START, 0, 0, MovableClock.START));
            world.store
                    .referrals()
                    .add(new Referral(
                            customers.get(0).account(), customers.get(1).account(), world.clock.instant()));
            calm = false;
        }

        void step(int choice) {
            try {
                act(choice);
            } catch (RuntimeException | Crash expected) {
                // the caller sees an error, or nobody is left to see one
            }
        }

        private void act(int choice) {
            int arg = choice / 20;
            switch (choice % 20) {
                case 0, 1, 2, 3 -> order(arg);
                case 4, 5, 6 -> pay(arg);
                case 7, 8 -> deliver(arg);
                case 9, 10, 11 -> jobs.runOne(world.handlers, world.clock, random);
                case 12 -> world.poll.run();
                case 13 -> world.panel.down(arg % 3 == 0);
                case 14 -> world.provider.down(arg % 3 == 0);
                case 15 -> world.clock.advance(Duration.ofMinutes(1L + arg % 4 * 17L * (arg % 7) * (arg % 11)));
                case 16 -> world.cancel.cancel(customers.get(arg % 2), "reason", null);
                case 17 -> world.trial.activate(customers.get(arg % 2));
                case 18 -> routine(arg);
                default -> giveBack(arg);
            }
        }

        private void order(int arg) {
            Plan plan = plans.get(arg % 2);
            boolean byStaff = arg % 3 == 2;
            Caller caller = byStaff ? admin : customers.get(arg % 3);
            UUID user = byStaff ? nobodys.id().value() : caller.account().value();
            world.createPayment.create(
                    caller, new CreatePayment.Command(user, plan.id().toString(), "USD", Desk.SELF_SERVICE));
        }

        private void pay(int arg) {
            List<Payment> all = world.store.allPayments();
            if (all.isEmpty()) return;
            String invoice = all.get(arg % all.size()).invoice().externalId();
            if (world.provider.pay(invoice)) webhooks.add(world.provider.standing(invoice));
        }

        /** Any webhook ever due: again, in any order, or never. */
        private void deliver(int arg) {
            if (webhooks.isEmpty()) return;
            var standing = webhooks.get(arg % webhooks.size());
            Map<String, @Nullable Object> update = Map.of(
                    "update_type",
                    "invoice_paid",
                    "payload",
                    Map.of(
                            "invoice_id", Long.parseLong(standing.externalId()),
                            "status", "paid",
                            "amount", String.valueOf(standing.amount()),
                            "payload", String.valueOf(standing.payload())));
            WebhookHandler.Effect effect = world.transactions.inTransaction(() -> world.webhook.handle(update));
            assertThat(effect.warning()).isNull();
        }

        private void routine(int arg) {
            switch (arg % 4) {
                case 0 -> world.endLapsed.run();
                case 1 -> world.startRenewals.run();
                case 2 -> world.remind.run();
                default -> world.reconcile.run();
            }
        }

        private void giveBack(int arg) {
            List<Payment> paid = world.store.allPayments().stream()
                    .filter(payment -> payment.state() instanceof PaymentState.Completed)
                    .toList();
            if (paid.isEmpty()) return;
            var payment = paid.get(arg % paid.size());
            world.returnPayment.giveBack(
                    admin,
                    new ReturnPayment.Command(payment.id(), PaymentState.Return.CHARGEBACK, "stolen", arg % 3 != 0));
        }

        /** Everything works again, and everything that waits is done. */
        void settle() {
            calm = true;
            world.panel.down(false);
            world.provider.down(false);
            for (int round = 0; round < 3; round++) {
                world.clock.advance(Duration.ofMinutes(20));
                world.poll.run();
                world.reconcile.run();
                world.endLapsed.run();
                for (var next = jobs.next(); next.isPresent(); next = jobs.next()) {
                    if (next.get().isAfter(world.clock.instant())) world.clock.set(next.get());
                    while (jobs.runOne(world.handlers, world.clock, random)) {}
                }
            }
        }

        void check() {
            Map<UUID, AccessChange> bySource = new HashMap<>();
            for (Payment payment : world.store.allPayments()) {
                boolean paid =
                        world.provider.standing(payment.invoice().externalId()).state() == PaymentProvider.State.PAID;
                assertThat(payment.isOpen()).as("open: %s", payment).isNotEqualTo(paid);
                checkLedger(payment, paid);
                var change = changeOf(payment);
                assertThat(change.isPresent()).isEqualTo(paid);
                change.ifPresent(given -> bySource.put(given.id(), given));
            }
            for (AccessChange change : world.store.allChanges()) {
                assertThat(change.state())
                        .isInstanceOfAny(AccessChange.State.Applied.class, AccessChange.State.Dropped.class);
                if (change.kind() == AccessChange.Kind.PURCHASE)
                    assertThat(bySource).containsKey(change.id());
            }
            checkReward();
            customers.forEach(customer -> checkAccess(Subscriber.of(customer.account())));
            checkAccess(nobodys);
        }

        private void checkLedger(Payment payment, boolean paid) {
            List<LedgerTransfer> booked = world.store.transfers().stream()
                    .filter(transfer -> transfer.reference().equals(payment.id().toString()))
                    .toList();
            Map<String, Long> minor = booked.stream()
                    .collect(Collectors.toMap(
                            LedgerTransfer::reason,
                            transfer -> transfer.amount().minor()));
            long price = payment.amount().minor();
            boolean returned = payment.state() instanceof PaymentState.Refunded;
            boolean brought = payment.subscriber().belongsTo(customers.get(1).account());
            assertThat(minor.get("payment")).isEqualTo(paid ? price : null);
            assertThat(minor.get("chargeback")).isEqualTo(returned ? price : null);
            assertThat(minor.get("commission")).isEqualTo(paid && brought ? price / 10 : null);
            if (!(returned && brought)) assertThat(minor).doesNotContainKey("commission_returned");
        }

        private void checkReward() {
            var usd = Currency.getInstance("USD");
            var account = LedgerAccount.reward(customers.get(0).account());
            long expected = world.store.allPayments().stream()
                    .filter(payment ->
                            payment.subscriber().belongsTo(customers.get(1).account()))
                    .filter(payment -> payment.state() instanceof PaymentState.Completed)
                    .mapToLong(payment -> payment.amount().minor() / 10)
                    .sum();
            var totals = world.store.ledger().totals(account, usd);
            assertThat(totals.balance()).isNotNegative().isEqualTo(expected);
            long everything = List.of(
                            account,
                            LedgerAccount.commission(),
                            LedgerAccount.revenue(),
                            LedgerAccount.provider("cryptobot"))
                    .stream()
                    .mapToLong(pot -> world.store.ledger().totals(pot, usd).balance())
                    .sum();
            assertThat(everything).isZero();
        }

        /** Each applied change moved the end once, from where the one before had left it; and nothing else moved it. */
        private void checkAccess(Subscriber subscriber) {
            List<AccessChange> applied = appliedInOrder(subscriber);
            List<Instant> moved = ends.getOrDefault(subscriber.id(), List.of());
            Standing standing = world.panel.peek(subscriber);
            Instant end = subscriber.equals(nobodys) ? MovableClock.START : null;
            List<Instant> expected = new ArrayList<>();
            for (AccessChange change : applied) {
                assertThat(until(change))
                        .as("%s after %s", change, end)
                        .isBetween(target(change, end, change.createdAt()), target(change, end, appliedAt(change)));
                end = until(change);
                if (moved.contains(end)
                        && (expected.isEmpty() || !expected.getLast().equals(end))) expected.add(end);
            }
            assertThat(moved).as("ends given to the panel").containsExactlyElementsOf(expected);
            if (standing == null) return;
            Instant now = world.clock.instant();
            Subscription subscription =
                    world.store.subscriptions().find(subscriber.id()).orElse(Subscription.none(subscriber));
            if (!applied.isEmpty()) assertThat(subscription.expiresAt()).isEqualTo(end);
            boolean runs = end != null && end.isAfter(now);
            if (runs) {
                assertThat(standing.expiresAt()).isEqualTo(end);
                assertThat(standing.enabled()).as("who has paid is let in").isTrue();
            } else {
                assertThat(standing.enabled() && standing.expiresAt().isAfter(now))
                        .isFalse();
            }
            assertThat(subscription.autoRenew()).isEqualTo(renewsByAudit(subscriber));
        }

        private List<AccessChange> appliedInOrder(Subscriber subscriber) {
            return world.audit.entries().stream()
                    .filter(entry -> entry.action().equals("access_changed")
                            && subscriber.id().toString().equals(entry.entityId()))
                    .map(entry -> String.valueOf(entry.newValue().get("source")))
                    .map(source -> world.store.accessChanges().from(source).orElseThrow())
                    .filter(change -> change.kind() != AccessChange.Kind.LAPSE)
                    .toList();
        }

        private static Instant target(AccessChange change, @Nullable Instant end, Instant planned) {
            Instant base = end == null || end.isBefore(planned) ? planned : end;
            Instant target = base.plus(Duration.ofDays(change.days()));
            return target.isBefore(planned) ? planned : target;
        }

        private static Instant until(AccessChange change) {
            return ((AccessChange.State.Applied) change.state()).until();
        }

        private static Instant appliedAt(AccessChange change) {
            return ((AccessChange.State.Applied) change.state()).at();
        }

        /** The last word on renewal in the order in which things were recorded. */
        private boolean renewsByAudit(Subscriber subscriber) {
            boolean renews = false;
            for (AuditTrail.Entry entry : world.audit.entries()) {
                String id = String.valueOf(entry.entityId());
                switch (entry.action()) {
                    case "payment_completed" -> renews |= isOf(id, subscriber);
                    case "payment_returned" -> renews &= !isOf(id, subscriber);
                    case "subscription_cancelled" ->
                        renews &= !id.equals(subscriber.id().toString());
                    default -> {}
                }
            }
            return renews;
        }

        private boolean isOf(String payment, Subscriber subscriber) {
            return world.store.allPayments().stream()
                    .anyMatch(candidate -> candidate.id().toString().equals(payment)
                            && candidate.subscriber().equals(subscriber));
        }

        private Optional<AccessChange> changeOf(Payment payment) {
            return world.store.accessChanges().from(AccessChange.sourceOf(payment.id()));
        }

        private <T> T chaotic(Class<T> port, T fake) {
            boolean remote = port == PanelAccess.class || port == PaymentProvider.class;
            Object proxy = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, args) -> {
                if (calm || method.getName().equals("id") || method.getName().equals("method")) {
                    return call(fake, method, args);
                }
                before(remote);
                Object result = call(fake, method, args);
                crashOnceIn(remote ? REMOTE_CRASH : STORE_CRASH);
                return result;
            });
            return port.cast(proxy);
        }

        /** Whoever calls another system waits, and others go on meanwhile. */
        private void before(boolean remote) {
            crashOnceIn(remote ? REMOTE_CRASH : STORE_CRASH);
            if (!remote || depth >= 2 || world == null || world.transactions.isOpen()) return;
            depth++;
            try {
                for (int n = random.nextInt(3); n > 0; n--) step(random.nextInt(100_000));
            } finally {
                depth--;
            }
        }

        private void crashOnceIn(int calls) {
            if (random.nextInt(calls) == 0) throw new Crash();
        }

        private Object call(Object fake, Method method, Object @Nullable [] args) throws Throwable {
            try {
                Object result = method.invoke(fake, args);
                if (method.getName().equals("grant") && Boolean.TRUE.equals(result)) noteEnd(args);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void noteEnd(Object[] args) {
            var id = ((Subscriber) args[0]).id();
            List<Instant> sofar = ends.computeIfAbsent(id, _ -> new ArrayList<>());
            Instant until = (Instant) args[1];
            if (sofar.isEmpty() || !sofar.getLast().equals(until)) sofar.add(until);
        }
    }
}
