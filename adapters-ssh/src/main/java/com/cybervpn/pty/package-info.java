/** Shells on this machine, each user's in a sandbox. */
@NullMarked
package com.cybervpn.pty;

import org.jspecify.annotations.NullMarked;
