@NullMarked
package com.cybervpn.persistence.identity;

import org.jspecify.annotations.NullMarked;
