/** A real PostgreSQL that the platform brings along, unpacks, starts and stops by itself. */
@NullMarked
package com.cybervpn.bootstrap.database.embedded;

import org.jspecify.annotations.NullMarked;
