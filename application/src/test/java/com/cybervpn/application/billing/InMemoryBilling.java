package com.cybervpn.application.billing;

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
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.billing.Trial;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Billing's stores in memory, all of them parts of the same transactions. */
public final class InMemoryBilling {
    private final Map<PlanId, Plan> plans = new LinkedHashMap<>();
    private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
    private final Map<SubscriberId, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<UUID, AccessChange> changes = new LinkedHashMap<>();
    private final List<LedgerTransfer> transfers = new ArrayList<>();
    private final Map<AccountId, Trial> trials = new LinkedHashMap<>();
    private final Map<AccountId, ReferralCode> codes = new LinkedHashMap<>();
    private final Map<AccountId, Referral> referrals = new LinkedHashMap<>();
    private final Map<PaymentId, Referrals.Commission> commissions = new LinkedHashMap<>();
    private final Map<UUID, Renewals.Renewal> renewals = new LinkedHashMap<>();
    private final Map<UUID, Notices.Notice> notices = new LinkedHashMap<>();
    private final InMemoryTransactions transactions;

    public InMemoryBilling(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions
                .enlist(plans)
                .enlist(payments)
                .enlist(subscriptions)
                .enlist(changes)
                .enlist(transfers)
                .enlist(trials)
                .enlist(codes)
                .enlist(referrals)
                .enlist(commissions)
                .enlist(renewals)
                .enlist(notices);
    }

    public Plans plans() {
        return new InMemoryPlans();
    }

    public Payments payments() {
        return new InMemoryPayments();
    }

    public Subscriptions subscriptions() {
        return new InMemorySubscriptions();
    }

    public AccessChanges accessChanges() {
        return new InMemoryAccessChanges();
    }

    public Ledger ledger() {
        return new InMemoryLedger();
    }

    public Trials trials() {
        return new InMemoryTrials();
    }

    public Referrals referrals() {
        return new InMemoryReferrals();
    }

    public Renewals renewals() {
        return new InMemoryRenewals();
    }

    public Notices notices() {
        return new InMemoryNotices();
    }

    /** Every transfer that was ever booked, oldest first. */
    public List<LedgerTransfer> transfers() {
        return locked(() -> List.copyOf(transfers));
    }

    public List<AccessChange> allChanges() {
        return locked(() -> List.copyOf(changes.values()));
    }

    public List<Payment> allPayments() {
        return locked(() -> List.copyOf(payments.values()));
    }

    public List<Notices.Notice> allNotices() {
        return locked(() -> List.copyOf(notices.values()));
    }

    public List<Renewals.Renewal> allRenewals() {
        return locked(() -> List.copyOf(renewals.values()));
    }

    /** One at a time, as a store with row locks would have it. */
    private <T> T locked(java.util.function.Supplier<T> work) {
        return transactions.isOpen() ? work.get() : transactions.inTransaction(work);
    }

    private final class InMemoryPlans implements Plans {
        @Override
        public Optional<Plan> find(PlanId id) {
            return locked(() -> Optional.ofNullable(plans.get(id)));
        }

        @Override
        public Optional<Plan> named(String name) {
            return locked(() -> living().filter(plan -> plan.terms().name().equalsIgnoreCase(name))
                    .findFirst());
        }

        @Override
        public List<Plan> all() {
            return locked(() -> living().sorted(Comparator.comparing((Plan plan) ->
                                    plan.terms().price().currency().getCurrencyCode())
                            .thenComparing(plan -> plan.terms().price().minor())
                            .thenComparing(plan -> plan.terms().name()))
                    .toList());
        }

        @Override
        public Optional<Plan> save(Plan plan) {
            return locked(() -> {
                Plan stored = plans.get(plan.id());
                long version = stored == null ? 0 : stored.version();
                if (version != plan.version()) throw new ConcurrentChange("plan " + plan.id(), null);
                boolean taken = plan.archivedAt() == null
                        && named(plan.terms().name())
                                .filter(other -> !other.id().equals(plan.id()))
                                .isPresent();
                if (taken) return Optional.empty();
                Plan saved = new Plan(plan.id(), plan.terms(), plan.archivedAt(), version + 1);
                plans.put(saved.id(), saved);
                return Optional.of(saved);
            });
        }

        @Override
        public void delete(PlanId id) {
            locked(() -> Optional.ofNullable(plans.remove(id)));
        }

        private Stream<Plan> living() {
            return plans.values().stream().filter(plan -> plan.archivedAt() == null);
        }
    }

    private final class InMemoryPayments implements Payments {
        @Override
        public void add(Payment payment) {
            locked(() -> {
                boolean known = ofInvoice(
                                payment.invoice().provider(), payment.invoice().externalId())
                        .isPresent();
                if (known || payments.putIfAbsent(payment.id(), payment) != null) {
                    throw new IllegalStateException("stored before: " + payment.id());
                }
                return payment;
            });
        }

        @Override
        public Optional<Payment> find(PaymentId id) {
            return locked(() -> Optional.ofNullable(payments.get(id)));
        }

        @Override
        public Optional<Payment> ofInvoice(String provider, String externalId) {
            return locked(() -> payments.values().stream()
                    .filter(payment -> payment.invoice().provider().equals(provider)
                            && payment.invoice().externalId().equals(externalId))
                    .findFirst());
        }

        @Override
        public boolean move(Payment seen, PaymentState to) {
            return locked(() -> {
                Payment stored = payments.get(seen.id());
                if (stored == null
                        || !stored.state().getClass().equals(seen.state().getClass())) return false;
                payments.put(seen.id(), stored.in(to));
                return true;
            });
        }

        @Override
        public List<Payment> pending(String provider, @Nullable PaymentId after, int limit) {
            return locked(() -> payments.values().stream()
                    .filter(payment -> payment.state() instanceof PaymentState.Pending
                            && payment.invoice().provider().equals(provider))
                    .filter(payment ->
                            after == null || payment.id().value().toString().compareTo(after.toString()) > 0)
                    .sorted(Comparator.comparing(payment -> payment.id().toString()))
                    .limit(limit)
                    .toList());
        }

        @Override
        public Page history(@Nullable SubscriberId subscriber, long offset, int limit) {
            return locked(() -> {
                List<Payment> all = payments.values().stream()
                        .filter(payment ->
                                subscriber == null || payment.subscriber().id().equals(subscriber))
                        .sorted(Comparator.comparing(Payment::createdAt)
                                .thenComparing(payment -> payment.id().toString())
                                .reversed())
                        .toList();
                return new Page(all.stream().skip(offset).limit(limit).toList(), all.size());
            });
        }

        @Override
        public boolean anyFor(PlanId plan) {
            return locked(() -> payments.values().stream()
                    .anyMatch(payment -> payment.plan().equals(plan)));
        }

        @Override
        public boolean anyPaidBy(SubscriberId subscriber) {
            return locked(() -> payments.values().stream()
                    .anyMatch(payment -> payment.subscriber().id().equals(subscriber) && !payment.isOpen()));
        }
    }

    private final class InMemorySubscriptions implements Subscriptions {
        @Override
        public Optional<Subscription> find(SubscriberId id) {
            return locked(() -> Optional.ofNullable(subscriptions.get(id)));
        }

        @Override
        public Subscription lock(Subscriber subscriber) {
            return locked(() -> subscriptions.computeIfAbsent(subscriber.id(), _ -> Subscription.none(subscriber)));
        }

        @Override
        public Subscription save(Subscription subscription) {
            return locked(() -> {
                SubscriberId id = subscription.subscriber().id();
                Subscription stored = subscriptions.get(id);
                long version = stored == null ? 0 : stored.version();
                if (version != subscription.version()) throw new ConcurrentChange("subscription " + id, null);
                Subscription saved = new Subscription(
                        subscription.subscriber(),
                        subscription.plan(),
                        subscription.planName(),
                        subscription.trial(),
                        subscription.autoRenew(),
                        subscription.startedAt(),
                        subscription.expiresAt(),
                        subscription.ended(),
                        subscription.cancellation(),
                        version + 1);
                subscriptions.put(id, saved);
                return saved;
            });
        }

        @Override
        public List<Subscription> runOut(Instant now, int limit) {
            return locked(() -> byEnd().filter(subscription ->
                            !subscription.ended() && !end(subscription).isAfter(now))
                    .limit(limit)
                    .toList());
        }

        @Override
        public List<Subscription> endingWithin(Cursor from, Instant until, int limit) {
            return locked(() -> byEnd().filter(subscription ->
                            isPast(subscription, from) && !end(subscription).isAfter(until))
                    .limit(limit)
                    .toList());
        }

        private boolean isPast(Subscription subscription, Cursor from) {
            int order = end(subscription).compareTo(from.end());
            return order > 0
                    || (order == 0
                            && from.after() != null
                            && subscription
                                            .subscriber()
                                            .id()
                                            .toString()
                                            .compareTo(from.after().toString())
                                    > 0);
        }

        private Stream<Subscription> byEnd() {
            return subscriptions.values().stream()
                    .filter(subscription -> subscription.expiresAt() != null)
                    .sorted(Comparator.comparing(InMemoryBilling::end)
                            .thenComparing(subscription ->
                                    subscription.subscriber().id().toString()));
        }
    }

    private static Instant end(Subscription subscription) {
        Instant end = subscription.expiresAt();
        return end == null ? Instant.MAX : end;
    }

    private final class InMemoryAccessChanges implements AccessChanges {
        @Override
        public boolean add(AccessChange change) {
            return locked(() -> {
                if (from(change.source()).isPresent()) return false;
                changes.put(change.id(), change);
                return true;
            });
        }

        @Override
        public Optional<AccessChange> find(UUID id) {
            return locked(() -> Optional.ofNullable(changes.get(id)));
        }

        @Override
        public Optional<AccessChange> from(String source) {
            return locked(() -> changes.values().stream()
                    .filter(change -> change.source().equals(source))
                    .findFirst());
        }

        @Override
        public void update(AccessChange change) {
            locked(() -> changes.replace(change.id(), change));
        }

        @Override
        public boolean anyPlanned(SubscriberId subscriber) {
            return locked(() -> changes.values().stream()
                    .anyMatch(change -> change.subscriber().id().equals(subscriber)
                            && change.state() instanceof AccessChange.State.Planned));
        }

        @Override
        public List<AccessChange> open(Instant createdBefore, int limit) {
            return locked(() -> changes.values().stream()
                    .filter(change -> change.createdAt().isBefore(createdBefore))
                    .filter(change -> switch (change.state()) {
                        case AccessChange.State.Due _, AccessChange.State.Planned _ -> true;
                        case AccessChange.State.Applied _, AccessChange.State.Dropped _ -> false;
                    })
                    .limit(limit)
                    .toList());
        }
    }

    private final class InMemoryLedger implements Ledger {
        @Override
        public boolean book(LedgerTransfer transfer) {
            return locked(() -> {
                boolean booked = transfers.stream()
                        .anyMatch(other -> other.reason().equals(transfer.reason())
                                && other.reference().equals(transfer.reference()));
                if (booked) return false;
                long left =
                        totals(transfer.from(), transfer.amount().currency()).balance()
                                - transfer.amount().minor();
                if (left < 0 && !transfer.from().kind().mayBeNegative()) {
                    throw new ConcurrentChange(transfer.from().code(), null);
                }
                transfers.add(transfer);
                return true;
            });
        }

        @Override
        public Totals totals(LedgerAccount account, Currency currency) {
            return locked(() -> {
                long in = 0;
                long out = 0;
                for (LedgerTransfer transfer : transfers) {
                    if (!transfer.amount().currency().equals(currency)) continue;
                    if (transfer.to().equals(account)) in += transfer.amount().minor();
                    if (transfer.from().equals(account))
                        out += transfer.amount().minor();
                }
                return new Totals(in, out);
            });
        }
    }

    private final class InMemoryTrials implements Trials {
        @Override
        public Optional<Trial> of(AccountId account) {
            return locked(() -> Optional.ofNullable(trials.get(account)));
        }

        @Override
        public boolean add(Trial trial) {
            return locked(() -> trials.putIfAbsent(trial.account(), trial) == null);
        }
    }

    private final class InMemoryReferrals implements Referrals {
        @Override
        public Optional<ReferralCode> codeOf(AccountId account) {
            return locked(() -> Optional.ofNullable(codes.get(account)));
        }

        @Override
        public boolean assign(AccountId account, ReferralCode code) {
            return locked(() -> !codes.containsValue(code) && codes.putIfAbsent(account, code) == null);
        }

        @Override
        public Optional<AccountId> ownerOf(ReferralCode code) {
            return locked(() -> codes.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(code))
                    .map(Map.Entry::getKey)
                    .findFirst());
        }

        @Override
        public boolean add(Referral referral) {
            return locked(() -> referrals.putIfAbsent(referral.referred(), referral) == null);
        }

        @Override
        public Optional<Referral> ofReferred(AccountId referred) {
            return locked(() -> Optional.ofNullable(referrals.get(referred)));
        }

        @Override
        public boolean earned(Commission commission) {
            return locked(() -> commissions.putIfAbsent(commission.payment(), commission) == null);
        }

        @Override
        public Optional<Commission> commissionFor(PaymentId payment) {
            return locked(() -> Optional.ofNullable(commissions.get(payment)));
        }

        @Override
        public Numbers numbers(AccountId referrer, Instant now) {
            return locked(() -> {
                List<Referral> brought = broughtBy(referrer).toList();
                long expired = brought.stream()
                        .filter(referral -> hasExpired(referral, now))
                        .count();
                return new Numbers(brought.size(), (int) expired);
            });
        }

        @Override
        public List<Brought> latest(AccountId referrer, Currency currency, Instant now, int limit) {
            return locked(() -> broughtBy(referrer)
                    .sorted(Comparator.comparing(Referral::at).reversed())
                    .limit(limit)
                    .map(referral -> new Brought(
                            referral,
                            hasExpired(referral, now),
                            new Money(sum(referral, currency, true), currency),
                            new Money(sum(referral, currency, false), currency)))
                    .toList());
        }

        private Stream<Referral> broughtBy(AccountId referrer) {
            return referrals.values().stream()
                    .filter(referral -> referral.referrer().equals(referrer));
        }

        private boolean hasExpired(Referral referral, Instant now) {
            Subscription subscription =
                    subscriptions.get(Subscriber.of(referral.referred()).id());
            return subscription != null
                    && subscription.expiresAt() != null
                    && !end(subscription).isAfter(now);
        }

        private long sum(Referral referral, Currency currency, boolean base) {
            return commissions.values().stream()
                    .filter(commission -> commission.referred().equals(referral.referred())
                            && commission.amount().currency().equals(currency))
                    .mapToLong(commission -> (base ? commission.base() : commission.amount()).minor())
                    .sum();
        }
    }

    private final class InMemoryRenewals implements Renewals {
        @Override
        public boolean add(Renewal renewal) {
            return locked(() -> {
                boolean known = renewals.values().stream()
                        .anyMatch(other -> other.subscriber().equals(renewal.subscriber())
                                && other.periodEnd().equals(renewal.periodEnd()));
                if (!known) renewals.put(renewal.id(), renewal);
                return !known;
            });
        }

        @Override
        public Optional<Renewal> find(UUID id) {
            return locked(() -> Optional.ofNullable(renewals.get(id)));
        }

        @Override
        public void invoiced(UUID id, PaymentId payment) {
            locked(() -> renewals.computeIfPresent(
                    id, (_, old) -> new Renewal(id, old.subscriber(), old.periodEnd(), payment)));
        }
    }

    private final class InMemoryNotices implements Notices {
        @Override
        public boolean add(Notice notice) {
            return locked(() -> {
                boolean given = notices.values().stream()
                        .anyMatch(other -> other.account().equals(notice.account())
                                && other.kind() == notice.kind()
                                && other.about().equals(notice.about()));
                if (!given) notices.put(notice.id(), notice);
                return !given;
            });
        }

        @Override
        public Optional<Notice> find(UUID id) {
            return locked(() -> Optional.ofNullable(notices.get(id)));
        }
    }
}
