/** Servers that are set up, hardened and deployed to, and the apps that run on them. */
@NullMarked
package com.cybervpn.domain.deployer;

import org.jspecify.annotations.NullMarked;
