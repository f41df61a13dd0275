/** The tables of the vpn context. */
@NullMarked
package com.cybervpn.persistence.vpn;

import org.jspecify.annotations.NullMarked;
