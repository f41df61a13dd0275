/** What durable operations need from outside. */
@NullMarked
package com.cybervpn.application.operations.port.out;

import org.jspecify.annotations.NullMarked;
