/** Says where the database is: at {@code DATABASE_URL}, or the embedded one. */
@NullMarked
package com.cybervpn.bootstrap.database;

import org.jspecify.annotations.NullMarked;
