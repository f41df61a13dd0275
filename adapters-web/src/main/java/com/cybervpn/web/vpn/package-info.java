/** VPN users, servers and the rest of the panel over HTTP and WebSocket. */
@NullMarked
package com.cybervpn.web.vpn;

import org.jspecify.annotations.NullMarked;
