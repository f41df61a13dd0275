/** What billing needs from outside. */
@NullMarked
package com.cybervpn.application.billing.port.out;

import org.jspecify.annotations.NullMarked;
