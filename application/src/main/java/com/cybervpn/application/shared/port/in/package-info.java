/** What the outside drives that belongs to no one context: durable and recurring work. */
@NullMarked
package com.cybervpn.application.shared.port.in;

import org.jspecify.annotations.NullMarked;
