/** The terminal surface (T-GEN to T-WS). */
@NullMarked
package com.cybervpn.web.terminal;

import org.jspecify.annotations.NullMarked;
