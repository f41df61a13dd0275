package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.port.in.CancelSubscription;
import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import com.cybervpn.application.billing.port.in.ListPaymentMethods;
import com.cybervpn.application.billing.port.in.ListPayments;
import com.cybervpn.application.billing.port.in.ManagePlans;
import com.cybervpn.application.billing.port.in.NameSubscription;
import com.cybervpn.application.billing.port.in.OwnReferrals;
import com.cybervpn.application.billing.port.in.OwnTrial;
import com.cybervpn.application.billing.port.in.PayByAmount;
import com.cybervpn.application.billing.port.in.ReadPayment;
import com.cybervpn.application.billing.port.in.ReturnPayment;
import com.cybervpn.application.billing.port.in.UseReferralCode;
import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Customers;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.NoticeChannel;
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
import com.cybervpn.application.billing.service.NameSubscriptionService;
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
import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.cryptobot.CryptoPayApp;
import com.cybervpn.domain.identity.EmailAddress;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Wires plans, payments, access, trials and referrals; the only place where their services are constructed. */
@Factory
final class BillingUseCases {
    private static final Duration LIMIT_WINDOW = Duration.ofHours(1);

    @Singleton
    PanelAccess panelAccess(VpnAccess vpn, AccountDirectory accounts) {
        return new VpnPanelAccess(vpn, accounts);
    }

    @Singleton
    Customers customers(AccountDirectory accounts) {
        return account ->
                accounts.find(account).flatMap(found -> found.emailAddress().map(EmailAddress::value));
    }

    @Singleton
    PaymentProviders paymentProviders(List<PaymentProvider> providers) {
        return new PaymentProviders(providers);
    }

    @Singleton
    ReferralProgramme referralProgramme(ReferralProgrammeConfig config) {
        return config.programme();
    }

    @Singleton
    BillingEvents billingEvents(Events events, InstantSource clock) {
        return new BillingEvents(events, clock);
    }

    @Singleton
    CustomerNews customerNews(Notices notices, Jobs jobs, Ids ids) {
        return new CustomerNews(notices, jobs, ids);
    }

    @Singleton
    Commissions commissions(ReferralProgramme programme, Referrals referrals, Ledger ledger, Ids ids) {
        return new Commissions(programme, referrals, ledger, ids);
    }

    @Singleton
    InvoiceDesk invoiceDesk(PanelAccess panel, Payments payments, Ids ids, InstantSource clock) {
        return new InvoiceDesk(panel, payments, ids, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    StandingCache standingCache(PanelAccess panel, Events events, InstantSource clock, BillingConfig config) {
        return new StandingCache(panel, events, clock, config.subscriptionCache());
    }

    @Singleton
    NameSubscription nameSubscription(OwnSubscription subscriptions, InstantSource clock) {
        return new NameSubscriptionService(subscriptions, clock);
    }

    @Singleton
    OwnSubscription ownSubscription(Subscriptions subscriptions) {
        return new OwnSubscription(subscriptions);
    }

    @Singleton
    EndingSubscriptions endingSubscriptions(Subscriptions subscriptions) {
        return new EndingSubscriptions(subscriptions);
    }

    @Singleton
    Settlement settlement(
            Payments payments,
            Subscriptions subscriptions,
            AccessChanges changes,
            Ledger ledger,
            Commissions commissions,
            CustomerNews news,
            BillingEvents events,
            AuditTrail audit,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new Settlement(
                payments,
                subscriptions,
                changes,
                ledger,
                commissions,
                news,
                events,
                audit,
                jobs,
                transactions,
                ids,
                clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    PlanCatalogue planCatalogue(Plans plans, Events events, InstantSource clock, BillingConfig config) {
        return new PlanCatalogue(plans, events, clock, config.plansCache());
    }

    @Singleton
    ManagePlans managePlans(
            Plans plans,
            Payments payments,
            Transactions transactions,
            AuditTrail audit,
            Events events,
            Ids ids,
            InstantSource clock) {
        return new ManagePlansService(plans, payments, transactions, audit, events, ids, clock);
    }

    @Singleton
    CreatePayment createPayment(Plans plans, PaymentProviders providers, InvoiceDesk desk, BillingConfig config) {
        return new CreatePaymentService(plans, providers, desk, config.invoiceTtl());
    }

    @Singleton
    ReadPayment readPayment(Payments payments, PaymentProviders providers, Settlement settlement) {
        return new ReadPaymentService(payments, providers, settlement);
    }

    @Singleton
    ListPayments listPayments(Payments payments, PanelAccess panel) {
        return new ListPaymentsService(payments, panel);
    }

    @Singleton
    ListPaymentMethods listPaymentMethods(PaymentProviders providers) {
        return new ListPaymentMethodsService(providers);
    }

    @Singleton
    PayByAmount payByAmount(Plans plans, PaymentProviders providers, CreatePayment createPayment) {
        return new PayByAmountService(plans, providers, createPayment);
    }

    @Singleton
    ReturnPayment returnPayment(
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
        return new ReturnPaymentService(
                payments, subscriptions, changes, ledger, commissions, audit, jobs, transactions, ids, clock);
    }

    @Singleton
    CryptoBotWebhook cryptoBotWebhook(CryptoPayApp app, Payments payments, Settlement settlement) {
        return new CryptoBotWebhook(app.token(), payments, settlement);
    }

    @Singleton
    PollPayments pollPayments(
            Payments payments,
            PaymentProviders providers,
            Settlement settlement,
            BillingConfig config,
            InstantSource clock) {
        return new PollPayments(payments, providers, settlement, config.pollEvery(), config.giveUpAfter(), clock);
    }

    @Singleton
    ReconcilePayments reconcilePayments(
            Payments payments,
            PaymentProviders providers,
            AccessChanges changes,
            Settlement settlement,
            Jobs jobs,
            BillingConfig config,
            InstantSource clock) {
        return new ReconcilePayments(payments, providers, changes, settlement, jobs, config.reconcileEvery(), clock);
    }

    @Singleton
    BringAccessToPanel bringAccessToPanel(
            AccessChanges changes,
            Subscriptions subscriptions,
            PanelAccess panel,
            CustomerNews news,
            BillingEvents events,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new BringAccessToPanel(changes, subscriptions, panel, news, events, audit, transactions, clock);
    }

    @Singleton
    TellCustomer tellCustomer(
            Notices notices,
            Customers customers,
            List<NoticeChannel> channels,
            BillingEvents events,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        return new TellCustomer(notices, customers, channels, events, jobs, transactions, clock);
    }

    @Singleton
    GetActiveSubscription getActiveSubscription(
            StandingCache standings, OwnSubscription subscriptions, InstantSource clock) {
        return new GetActiveSubscriptionService(standings, subscriptions, clock);
    }

    @Singleton
    CancelSubscription cancelSubscription(
            StandingCache standings,
            OwnSubscription own,
            Subscriptions subscriptions,
            RateLimits limits,
            BillingConfig config,
            BillingEvents events,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        var limit = new RateLimits.Limit(config.cancelsPerHour(), LIMIT_WINDOW);
        return new CancelSubscriptionService(
                standings, own, subscriptions, limits, limit, events, audit, transactions, clock);
    }

    @Singleton
    EndLapsedAccess endLapsedAccess(
            Subscriptions subscriptions,
            AccessChanges changes,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            BillingConfig config,
            InstantSource clock) {
        return new EndLapsedAccess(subscriptions, changes, jobs, transactions, ids, config.lapseEvery(), clock);
    }

    @Singleton
    RemindOfExpiry remindOfExpiry(
            EndingSubscriptions ending,
            CustomerNews news,
            Transactions transactions,
            BillingConfig config,
            InstantSource clock) {
        return new RemindOfExpiry(ending, news, transactions, config.reminders(), config.remindEvery(), clock);
    }

    @Singleton
    StartRenewals startRenewals(
            EndingSubscriptions ending,
            Renewals renewals,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            BillingConfig config,
            InstantSource clock) {
        return new StartRenewals(
                ending, renewals, jobs, transactions, ids, config.renewalLead(), config.remindEvery(), clock);
    }

    @Singleton
    MakeRenewalInvoice makeRenewalInvoice(
            Renewals renewals,
            Subscriptions subscriptions,
            Plans plans,
            PaymentProviders providers,
            InvoiceDesk desk,
            CustomerNews news,
            Transactions transactions,
            BillingConfig config,
            InstantSource clock) {
        return new MakeRenewalInvoice(
                renewals, subscriptions, plans, providers, desk, news, transactions, config.renewalTtl(), clock);
    }

    @Singleton
    OwnTrial ownTrial(
            Trials trials,
            Subscriptions subscriptions,
            AccessChanges changes,
            RateLimits limits,
            TrialConfig config,
            AuditTrail audit,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new OwnTrialService(
                trials,
                subscriptions,
                changes,
                limits,
                new RateLimits.Limit(config.triesPerHour(), LIMIT_WINDOW),
                audit,
                jobs,
                transactions,
                ids,
                config.days(),
                config.allowance(),
                clock);
    }

    @Singleton
    OwnReferrals ownReferrals(
            Referrals referrals,
            Ledger ledger,
            Customers customers,
            ReferralProgramme programme,
            Randomness randomness,
            InstantSource clock) {
        return new OwnReferralsService(referrals, ledger, customers, programme, randomness, clock);
    }

    @Singleton
    UseReferralCode useReferralCode(
            Referrals referrals,
            Payments payments,
            ReferralProgramme programme,
            CustomerNews news,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new UseReferralCodeService(referrals, payments, programme, news, audit, transactions, clock);
    }
}
