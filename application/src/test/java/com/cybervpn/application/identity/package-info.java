/** Fakes of the identity context's ports, and what every implementation of them must do. */
@NullMarked
package com.cybervpn.application.identity;

import org.jspecify.annotations.NullMarked;
