/** The rules of the house, each with a proof that it bites. */
@NullMarked
package com.cybervpn.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
