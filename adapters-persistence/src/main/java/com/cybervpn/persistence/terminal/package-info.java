/** What the terminal context keeps, in PostgreSQL. */
@NullMarked
package com.cybervpn.persistence.terminal;

import org.jspecify.annotations.NullMarked;
