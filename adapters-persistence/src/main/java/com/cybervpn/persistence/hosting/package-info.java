/** Apps, deployments, environment variables and plans in PostgreSQL. */
@NullMarked
package com.cybervpn.persistence.hosting;

import org.jspecify.annotations.NullMarked;
