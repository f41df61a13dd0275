/** Keeps the README true. */
@NullMarked
package com.cybervpn.bootstrap.docs;

import org.jspecify.annotations.NullMarked;
