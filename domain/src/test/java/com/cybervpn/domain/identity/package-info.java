@NullMarked
package com.cybervpn.domain.identity;

import org.jspecify.annotations.NullMarked;
