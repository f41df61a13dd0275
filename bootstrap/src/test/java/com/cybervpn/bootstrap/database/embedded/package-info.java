@NullMarked
package com.cybervpn.bootstrap.database.embedded;

import org.jspecify.annotations.NullMarked;
