/** Tests of the client that all outbound adapters share, and the misbehaving peer they may test with. */
@NullMarked
package com.cybervpn.http;

import org.jspecify.annotations.NullMarked;
