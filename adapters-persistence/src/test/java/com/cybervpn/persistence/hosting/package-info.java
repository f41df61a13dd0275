/** The stores of hosting in the database. */
@NullMarked
package com.cybervpn.persistence.hosting;

import org.jspecify.annotations.NullMarked;
