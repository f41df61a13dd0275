/** Accounts and sign-in over HTTP. */
@NullMarked
package com.cybervpn.web.identity;

import org.jspecify.annotations.NullMarked;
