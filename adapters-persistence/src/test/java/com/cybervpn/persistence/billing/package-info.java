@NullMarked
package com.cybervpn.persistence.billing;

import org.jspecify.annotations.NullMarked;
