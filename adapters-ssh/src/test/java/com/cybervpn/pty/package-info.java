/** Sandboxes as they are: what runs in them sees nothing of this machine's. */
@NullMarked
package com.cybervpn.pty;

import org.jspecify.annotations.NullMarked;
