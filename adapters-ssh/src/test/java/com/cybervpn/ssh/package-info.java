/** The SSH adapter against a real SSH server in this process. */
@NullMarked
package com.cybervpn.ssh;

import org.jspecify.annotations.NullMarked;
