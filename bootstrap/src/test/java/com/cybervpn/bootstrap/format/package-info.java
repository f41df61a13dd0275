/** The one way in which sources are laid out. */
@NullMarked
package com.cybervpn.bootstrap.format;

import org.jspecify.annotations.NullMarked;
