/** What can be done with plans, payments, subscriptions, trials and referrals. */
@NullMarked
package com.cybervpn.application.billing.port.in;

import org.jspecify.annotations.NullMarked;
