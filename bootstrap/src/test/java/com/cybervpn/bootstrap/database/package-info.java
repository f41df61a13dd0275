@NullMarked
package com.cybervpn.bootstrap.database;

import org.jspecify.annotations.NullMarked;
