@NullMarked
package com.cybervpn.oauth;

import org.jspecify.annotations.NullMarked;
