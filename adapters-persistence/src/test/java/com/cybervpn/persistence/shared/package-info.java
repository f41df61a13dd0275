@NullMarked
package com.cybervpn.persistence.shared;

import org.jspecify.annotations.NullMarked;
