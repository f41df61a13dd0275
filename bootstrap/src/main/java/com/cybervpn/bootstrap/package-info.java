/** Puts the platform together and starts it: wiring, configuration, the default database. */
@NullMarked
package com.cybervpn.bootstrap;

import org.jspecify.annotations.NullMarked;
