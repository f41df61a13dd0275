/** Fakes of billing's ports, their contracts, and the tests of its use cases. */
@NullMarked
package com.cybervpn.application.billing;

import org.jspecify.annotations.NullMarked;
