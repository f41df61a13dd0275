/** Plans, payments, own subscription, trial and referral over HTTP. */
@NullMarked
package com.cybervpn.web.billing;

import org.jspecify.annotations.NullMarked;
