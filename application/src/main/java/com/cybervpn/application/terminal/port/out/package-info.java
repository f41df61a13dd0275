/** What the terminal context needs from outside. */
@NullMarked
package com.cybervpn.application.terminal.port.out;

import org.jspecify.annotations.NullMarked;
