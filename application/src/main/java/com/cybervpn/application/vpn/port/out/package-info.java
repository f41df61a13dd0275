/** What the vpn context needs from outside: the panel, cut by resource, and its own tables. */
@NullMarked
package com.cybervpn.application.vpn.port.out;

import org.jspecify.annotations.NullMarked;
