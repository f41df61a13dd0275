/** What can be done with VPN users, servers and the rest of the panel. */
@NullMarked
package com.cybervpn.application.vpn.port.in;

import org.jspecify.annotations.NullMarked;
