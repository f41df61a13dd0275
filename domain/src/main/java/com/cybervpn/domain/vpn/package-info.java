/** VPN users, servers and everything else that an operator keeps on the panel. */
@NullMarked
package com.cybervpn.domain.vpn;

import org.jspecify.annotations.NullMarked;
