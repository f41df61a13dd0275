@NullMarked
package com.cybervpn.persistence.crypto;

import org.jspecify.annotations.NullMarked;
