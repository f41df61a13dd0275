/** Fakes of what the deployer needs from outside. */
@NullMarked
package com.cybervpn.application.deployer;

import org.jspecify.annotations.NullMarked;
