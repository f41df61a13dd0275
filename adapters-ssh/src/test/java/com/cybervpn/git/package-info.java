/** The git adapter against real repositories on this machine. */
@NullMarked
package com.cybervpn.git;

import org.jspecify.annotations.NullMarked;
