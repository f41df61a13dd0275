/** What the deployer needs from outside: its stores, and the hosts. */
@NullMarked
package com.cybervpn.application.deployer.port.out;

import org.jspecify.annotations.NullMarked;
