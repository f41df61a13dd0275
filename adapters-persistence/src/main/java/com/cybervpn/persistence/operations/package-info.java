/** Operations, and the host keys that the platform trusts. */
@NullMarked
package com.cybervpn.persistence.operations;

import org.jspecify.annotations.NullMarked;
