/** What the identity context offers: every way in, and what an account may do with itself. */
@NullMarked
package com.cybervpn.application.identity.port.in;

import org.jspecify.annotations.NullMarked;
