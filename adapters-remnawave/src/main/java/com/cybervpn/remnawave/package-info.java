/** The panel that runs the VPN: its API, and the sandbox that stands in where there is none. */
@NullMarked
package com.cybervpn.remnawave;

import org.jspecify.annotations.NullMarked;
