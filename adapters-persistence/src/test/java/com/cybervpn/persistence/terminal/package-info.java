/** The terminal's adapters against a database. */
@NullMarked
package com.cybervpn.persistence.terminal;

import org.jspecify.annotations.NullMarked;
