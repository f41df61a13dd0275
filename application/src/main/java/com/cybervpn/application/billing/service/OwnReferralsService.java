package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.OwnReferrals;
import com.cybervpn.application.billing.port.out.Customers;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Implements {@link OwnReferrals}. */
public final class OwnReferralsService implements OwnReferrals {
    private final Referrals referrals;
    private final Ledger ledger;
    private final Customers customers;
    private final ReferralProgramme programme;
    private final Randomness randomness;
    private final InstantSource clock;

    public OwnReferralsService(
            Referrals referrals,
            Ledger ledger,
            Customers customers,
            ReferralProgramme programme,
            Randomness randomness,
            InstantSource clock) {
        this.referrals = referrals;
        this.ledger = ledger;
        this.customers = customers;
        this.programme = programme;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public ReferralCode code(Caller caller) {
        AccountId account = caller.account();
        Optional<ReferralCode> code = referrals.codeOf(account);
        while (code.isEmpty()) {
            referrals.assign(account, ReferralCode.random(randomness::below)); // in vain when taken, or when raced
            code = referrals.codeOf(account);
        }
        return code.get();
    }

    @Override
    public Summary summary(Caller caller) {
        Referrals.Numbers numbers = referrals.numbers(caller.account(), clock.instant());
        Ledger.Totals totals = ledger.totals(LedgerAccount.reward(caller.account()), programme.currency());
        return new Summary(
                code(caller),
                programme.runs(),
                programme.rate().share(),
                numbers.total(),
                numbers.active(),
                numbers.expired(),
                new Money(totals.in(), programme.currency()),
                new Money(totals.balance(), programme.currency()));
    }

    @Override
    public List<Entry> latest(Caller caller, int limit) {
        return referrals.latest(caller.account(), programme.currency(), clock.instant(), limit).stream()
                .map(this::entry)
                .toList();
    }

    private Entry entry(Referrals.Brought brought) {
        AccountId referred = brought.referral().referred();
        return new Entry(
                referred,
                customers.email(referred).map(OwnReferralsService::masked).orElse("***"),
                brought.expired(),
                brought.base(),
                brought.earned(),
                programme.rate().share(),
                brought.referral().at());
    }

    private static String masked(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}
