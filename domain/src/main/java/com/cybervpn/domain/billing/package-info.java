/** Plans, payments, paid access, trials, referrals and the ledger behind them. */
@NullMarked
package com.cybervpn.domain.billing;

import org.jspecify.annotations.NullMarked;
