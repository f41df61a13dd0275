/** The deployer end to end over HTTP. */
@NullMarked
package com.cybervpn.bootstrap.e2e.deployer;

import org.jspecify.annotations.NullMarked;
