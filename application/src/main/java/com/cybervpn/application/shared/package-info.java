/** What every use case needs: the caller, the ways the outside can fail, and the ports that belong to no context. */
@NullMarked
package com.cybervpn.application.shared;

import org.jspecify.annotations.NullMarked;
