/** What hosting needs from outside: its store, the container engine, source repositories, people. */
@NullMarked
package com.cybervpn.application.hosting.port.out;

import org.jspecify.annotations.NullMarked;
