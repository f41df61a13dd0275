/** The mobile terminal: tiers, devices, and what is synchronised between them. */
@NullMarked
package com.cybervpn.domain.terminal;

import org.jspecify.annotations.NullMarked;
