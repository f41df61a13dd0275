@NullMarked
package com.cybervpn.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
