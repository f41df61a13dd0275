/** Rules of the vpn context. */
@NullMarked
package com.cybervpn.domain.vpn;

import org.jspecify.annotations.NullMarked;
