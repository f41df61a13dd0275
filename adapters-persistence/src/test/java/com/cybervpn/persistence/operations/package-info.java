/** Operations and host keys against PostgreSQL. */
@NullMarked
package com.cybervpn.persistence.operations;

import org.jspecify.annotations.NullMarked;
