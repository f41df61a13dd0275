/** The deployer's contract: written for {@code /deployer}, see {@link com.cybervpn.web.shared.server} for its two faces. */
@NullMarked
package com.cybervpn.web.deployer;

import org.jspecify.annotations.NullMarked;
