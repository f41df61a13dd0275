package com.cybervpn.application.billing;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.application.billing.service.BillingEvents;
import com.cybervpn.application.billing.service.BringAccessToPanel;
import com.cybervpn.application.billing.service.CancelSubscriptionService;
import com.cybervpn.application.billing.service.Commissions;
import com.cybervpn.application.billing.service.CreatePaymentService;
import com.cybervpn.application.billing.service.CryptoBotWebhook;
import com.cybervpn.application.billing.service.CustomerNews;
import com.cybervpn.application.billing.service.EndLapsedAccess;
import com.cybervpn.application.billing.service.EndingSubscriptions;
import com.cybervpn.application.billing.service.GetActiveSubscriptionService;
import com.cybervpn.application.billing.service.InvoiceDesk;
import com.cybervpn.application.billing.service.ListPaymentMethodsService;
import com.cybervpn.application.billing.service.ListPaymentsService;
import com.cybervpn.application.billing.service.MakeRenewalInvoice;
import com.cybervpn.application.billing.service.ManagePlansService;
import com.cybervpn.application.billing.service.OwnReferralsService;
import com.cybervpn.application.billing.service.OwnSubscription;
import com.cybervpn.application.billing.service.OwnTrialService;
import com.cybervpn.application.billing.service.PayByAmountService;
import com.cybervpn.application.billing.service.PaymentProviders;
import com.cybervpn.application.billing.service.PlanCatalogue;
import com.cybervpn.application.billing.service.PollPayments;
import com.cybervpn.application.billing.service.ReadPaymentService;
import com.cybervpn.application.billing.service.ReconcilePayments;
import com.cybervpn.application.billing.service.ReferralProgramme;
import com.cybervpn.application.billing.service.RemindOfExpiry;
import com.cybervpn.application.billing.service.ReturnPaymentService;
import com.cybervpn.application.billing.service.Settlement;
import com.cybervpn.application.billing.service.StandingCache;
import com.cybervpn.application.billing.service.StartRenewals;
import com.cybervpn.application.billing.service.TellCustomer;
import com.cybervpn.application.billing.service.UseReferralCodeService;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryRateLimits;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SeededRandomness;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.CommissionRate;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All of billing over its fakes, each port seen through a {@link Lens} that a test may distort. */
public final class BillingWorld {
    /** What a test puts between the use cases and a port. */
    public interface Lens {
        <T> T on(Class<T> port, T fake);

        /** Changes nothing. */
        Lens CLEAR = new Lens() {
            @Override
            public <T> T on(Class<T> port, T fake) {
                return fake;
            }
        };
    }

    public final MovableClock clock = new MovableClock();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryBilling store = new InMemoryBilling(transactions);
    public final InMemoryPanelAccess panel = new InMemoryPanelAccess();
    public final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock);
    public final InMemoryCustomers customers = new InMemoryCustomers();
    public final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    public final InMemoryEvents events = new InMemoryEvents(transactions);
    public final SequentialIds ids = new SequentialIds();

    public final Payments payments;
    public final Subscriptions subscriptions;
    public final Ledger ledger;
    public final PlanCatalogue catalogue;
    public final ManagePlansService managePlans;
    public final CreatePaymentService createPayment;
    public final ReadPaymentService readPayment;
    public final ListPaymentsService listPayments;
    public final ListPaymentMethodsService methods;
    public final PayByAmountService payByAmount;
    public final ReturnPaymentService returnPayment;
    public final Settlement settlement;
    public final CryptoBotWebhook webhook;
    public final PollPayments poll;
    public final ReconcilePayments reconcile;
    public final GetActiveSubscriptionService active;
    public final CancelSubscriptionService cancel;
    public final EndLapsedAccess endLapsed;
    public final RemindOfExpiry remind;
    public final StartRenewals startRenewals;
    public final OwnTrialService trial;
    public final OwnReferralsService referrals;
    public final UseReferralCodeService useCode;
    public final List<JobHandler> handlers;

    public BillingWorld(Jobs jobStore) {
        this(jobStore, Lens.CLEAR);
    }

    public BillingWorld(Jobs jobStore, Lens lens) {
        transactions.enlist(audit.entries());
        Plans plans = lens.on(Plans.class, store.plans());
        payments = lens.on(Payments.class, store.payments());
        subscriptions = lens.on(Subscriptions.class, store.subscriptions());
        ledger = lens.on(Ledger.class, store.ledger());
        AccessChanges changes = lens.on(AccessChanges.class, store.accessChanges());
        Trials trials = lens.on(Trials.class, store.trials());
        Referrals referralStore = lens.on(Referrals.class, store.referrals());
        Renewals renewals = lens.on(Renewals.class, store.renewals());
        Notices notices = lens.on(Notices.class, store.notices());
        PanelAccess panelPort = lens.on(PanelAccess.class, panel);
        AuditTrail auditTrail = lens.on(AuditTrail.class, audit);
        Jobs jobs = lens.on(Jobs.class, jobStore);
        RateLimits limits = new InMemoryRateLimits(clock);
        var threeAnHour = new RateLimits.Limit(3, Duration.ofHours(1));
        var providers = new PaymentProviders(List.of(lens.on(PaymentProvider.class, provider)));
        var programme =
                new ReferralProgramme(true, new CommissionRate(new BigDecimal("0.10")), Currency.getInstance("USD"));

        var billingEvents = new BillingEvents(events, clock);
        var news = new CustomerNews(notices, jobs, ids);
        var commissions = new Commissions(programme, referralStore, ledger, ids);
        var desk = new InvoiceDesk(panelPort, payments, ids, clock);
        var standings = new StandingCache(panelPort, events, clock, Duration.ofSeconds(45));
        var own = new OwnSubscription(subscriptions);
        var ending = new EndingSubscriptions(subscriptions);
        var every = Duration.ofMinutes(15);

        settlement = new Settlement(
                payments,
                subscriptions,
                changes,
                ledger,
                commissions,
                news,
                billingEvents,
                auditTrail,
                jobs,
                transactions,
                ids,
                clock);
        catalogue = new PlanCatalogue(plans, events, clock, Duration.ofSeconds(30));
        managePlans = new ManagePlansService(plans, payments, transactions, auditTrail, events, ids, clock);
        createPayment = new CreatePaymentService(plans, providers, desk, Duration.ofHours(1));
        readPayment = new ReadPaymentService(payments, providers, settlement);
        listPayments = new ListPaymentsService(payments, panelPort);
        methods = new ListPaymentMethodsService(providers);
        payByAmount = new PayByAmountService(plans, providers, createPayment);
        returnPayment = new ReturnPaymentService(
                payments, subscriptions, changes, ledger, commissions, auditTrail, jobs, transactions, ids, clock);
        webhook = new CryptoBotWebhook(Optional.empty(), payments, settlement);
        poll = new PollPayments(payments, providers, settlement, every, Duration.ofHours(24), clock);
        reconcile = new ReconcilePayments(payments, providers, changes, settlement, jobs, every, clock);
        active = new GetActiveSubscriptionService(standings, own, clock);
        cancel = new CancelSubscriptionService(
                standings, own, subscriptions, limits, threeAnHour, billingEvents, auditTrail, transactions, clock);
        endLapsed = new EndLapsedAccess(subscriptions, changes, jobs, transactions, ids, every, clock);
        remind = new RemindOfExpiry(
                ending, news, transactions, List.of(Duration.ofDays(3), Duration.ofDays(1)), every, clock);
        startRenewals = new StartRenewals(ending, renewals, jobs, transactions, ids, Duration.ofDays(1), every, clock);
        trial = new OwnTrialService(
                trials,
                subscriptions,
                changes,
                limits,
                threeAnHour,
                auditTrail,
                jobs,
                transactions,
                ids,
                7,
                new Allowance(10L << 30, null),
                clock);
        referrals = new OwnReferralsService(referralStore, ledger, customers, programme, new SeededRandomness(), clock);
        useCode = new UseReferralCodeService(referralStore, payments, programme, news, auditTrail, transactions, clock);
        handlers = List.of(
                new BringAccessToPanel(
                        changes, subscriptions, panelPort, news, billingEvents, auditTrail, transactions, clock),
                new TellCustomer(notices, customers, List.of(customers), billingEvents, jobs, transactions, clock),
                new MakeRenewalInvoice(
                        renewals,
                        subscriptions,
                        plans,
                        providers,
                        desk,
                        news,
                        transactions,
                        Duration.ofHours(23),
                        clock));
    }

    public static Caller caller(long account, Role role) {
        var principal =
                new Principal(new AccountId(SequentialIds.of(account)), role, new SessionId(SequentialIds.of(account)));
        return new Caller(principal, Origin.SYSTEM);
    }

    /** A customer; the account's id is that number. */
    public static Caller customer(long account) {
        return caller(account, Role.MOBILE_USER);
    }

    /** Puts a plan on sale. */
    public Plan plan(String name, long cents, int days) {
        var terms = new PlanTerms(name, Money.of(cents, "USD"), days, 100, 5, List.of("fast"), true);
        return store.plans()
                .save(Plan.create(new PlanId(UUID.nameUUIDFromBytes(name.getBytes())), terms))
                .orElseThrow();
    }
}
