/** Firebase Authentication. */
@NullMarked
package com.cybervpn.firebase;

import org.jspecify.annotations.NullMarked;
