/** What every surface shares: errors, the caller of a request, security and documentation. */
@NullMarked
package com.cybervpn.web.shared;

import org.jspecify.annotations.NullMarked;
