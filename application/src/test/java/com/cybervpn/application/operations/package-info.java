/** Fakes and contracts of the ports of operations. */
@NullMarked
package com.cybervpn.application.operations;

import org.jspecify.annotations.NullMarked;
