/** The container engine, by the Docker API that Docker and Podman speak. */
@NullMarked
package com.cybervpn.container;

import org.jspecify.annotations.NullMarked;
