/** What the hosting context offers: apps from git repositories, their deployments, environment and plans. */
@NullMarked
package com.cybervpn.application.hosting.port.in;

import org.jspecify.annotations.NullMarked;
