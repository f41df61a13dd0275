/** The panel and the tables of the vpn context in memory, for tests here and elsewhere. */
@NullMarked
package com.cybervpn.application.vpn;

import org.jspecify.annotations.NullMarked;
