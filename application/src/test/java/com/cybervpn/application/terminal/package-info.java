/** The terminal context over fakes, and the contracts of its ports. */
@NullMarked
package com.cybervpn.application.terminal;

import org.jspecify.annotations.NullMarked;
