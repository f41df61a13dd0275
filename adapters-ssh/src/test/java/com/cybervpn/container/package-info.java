/** The engine adapter against a real engine, where there is one. */
@NullMarked
package com.cybervpn.container;

import org.jspecify.annotations.NullMarked;
