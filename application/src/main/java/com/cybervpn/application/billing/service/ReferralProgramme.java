package com.cybervpn.application.billing.service;

import com.cybervpn.domain.billing.CommissionRate;
import java.util.Currency;

/**
 * The terms of the referral programme.
 *
 * @param runs whether codes are taken and commissions credited
 * @param currency of the balances that are shown; commissions in another one are kept in the ledger alone
 */
public record ReferralProgramme(boolean runs, CommissionRate rate, Currency currency) {}
