/** Accounts, their sessions and everything that proves who somebody is. */
@NullMarked
package com.cybervpn.domain.identity;

import org.jspecify.annotations.NullMarked;
