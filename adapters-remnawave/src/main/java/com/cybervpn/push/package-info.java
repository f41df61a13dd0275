/** Firebase Cloud Messaging: how messages reach phones, over its HTTP v1 API. */
@NullMarked
package com.cybervpn.push;

import org.jspecify.annotations.NullMarked;
