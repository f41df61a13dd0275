/** What the terminal context offers. */
@NullMarked
package com.cybervpn.application.terminal.port.in;

import org.jspecify.annotations.NullMarked;
