/** What every context shares: the caller, rights, ids, money and secrets. */
@NullMarked
package com.cybervpn.domain.shared;

import org.jspecify.annotations.NullMarked;
