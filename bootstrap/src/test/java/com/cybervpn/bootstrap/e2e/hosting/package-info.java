/** Hosting on the running platform: its surface, its router, and all of it on a real engine. */
@NullMarked
package com.cybervpn.bootstrap.e2e.hosting;

import org.jspecify.annotations.NullMarked;
