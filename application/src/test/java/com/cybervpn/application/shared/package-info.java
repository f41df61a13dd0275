/** In-memory fakes of the ports that belong to no context, and the contracts that fake and adapter both keep. */
@NullMarked
package com.cybervpn.application.shared;

import org.jspecify.annotations.NullMarked;
