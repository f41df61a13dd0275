/** SSH: one client, its pooled connections, and the trust in host keys. */
@NullMarked
package com.cybervpn.ssh;

import org.jspecify.annotations.NullMarked;
