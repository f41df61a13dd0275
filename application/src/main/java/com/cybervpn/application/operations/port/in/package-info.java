/** Durable operations as other contexts see them: how to define, start, cancel and read them. */
@NullMarked
package com.cybervpn.application.operations.port.in;

import org.jspecify.annotations.NullMarked;
