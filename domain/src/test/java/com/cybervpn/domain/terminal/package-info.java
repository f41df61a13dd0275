@NullMarked
package com.cybervpn.domain.terminal;

import org.jspecify.annotations.NullMarked;
