/** From a git repository to a running app: apps, deployments, plans and what a project needs to be built. */
@NullMarked
package com.cybervpn.domain.hosting;

import org.jspecify.annotations.NullMarked;
