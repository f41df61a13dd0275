/** The outbound ports of hosting as fakes in memory, and its use cases run against them. */
@NullMarked
package com.cybervpn.application.hosting;

import org.jspecify.annotations.NullMarked;
