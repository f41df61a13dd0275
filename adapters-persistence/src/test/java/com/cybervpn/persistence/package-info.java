/** Where the tests of this module get their database from. */
@NullMarked
package com.cybervpn.persistence;

import org.jspecify.annotations.NullMarked;
