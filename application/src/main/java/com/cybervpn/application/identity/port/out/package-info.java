/** What the identity context needs from outside. */
@NullMarked
package com.cybervpn.application.identity.port.out;

import org.jspecify.annotations.NullMarked;
