@NullMarked
package com.cybervpn.push;

import org.jspecify.annotations.NullMarked;
