/** What the use cases of more than one context need from outside. */
@NullMarked
package com.cybervpn.application.shared.port.out;

import org.jspecify.annotations.NullMarked;
