/** The rules of hosting. */
@NullMarked
package com.cybervpn.domain.hosting;

import org.jspecify.annotations.NullMarked;
