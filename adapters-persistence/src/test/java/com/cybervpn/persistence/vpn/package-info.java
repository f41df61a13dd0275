@NullMarked
package com.cybervpn.persistence.vpn;

import org.jspecify.annotations.NullMarked;
