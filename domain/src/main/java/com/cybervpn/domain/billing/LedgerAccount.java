package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.AccountId;
import java.util.Locale;

/**
 * A pot of money in the ledger.
 *
 * @param owner the provider or the account that it belongs to; {@code platform} for our own
 */
public record LedgerAccount(Kind kind, String owner) {
    private static final String PLATFORM = "platform";

    /** What the pots are for. */
    public enum Kind {
        /** Where customers' money comes from; below zero by all that ever came. */
        PROVIDER,
        /** What we took. */
        REVENUE,
        /** What commissions cost us; below zero by all that was granted. */
        COMMISSION,
        /** What we owe an account for customers it brought; never below zero. */
        REWARD;

        public boolean mayBeNegative() {
            return this != REWARD;
        }
    }

    public static LedgerAccount provider(String provider) {
        return new LedgerAccount(Kind.PROVIDER, provider);
    }

    public static LedgerAccount revenue() {
        return new LedgerAccount(Kind.REVENUE, PLATFORM);
    }

    public static LedgerAccount commission() {
        return new LedgerAccount(Kind.COMMISSION, PLATFORM);
    }

    public static LedgerAccount reward(AccountId account) {
        return new LedgerAccount(Kind.REWARD, account.toString());
    }

    /** One line for it: {@code reward:<account>}. */
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + owner;
    }
}
