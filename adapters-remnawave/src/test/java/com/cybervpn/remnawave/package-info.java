/** Tests of the panel adapter. */
@NullMarked
package com.cybervpn.remnawave;

import org.jspecify.annotations.NullMarked;
