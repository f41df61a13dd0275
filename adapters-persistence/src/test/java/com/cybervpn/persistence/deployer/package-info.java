/** The deployer's stores against PostgreSQL. */
@NullMarked
package com.cybervpn.persistence.deployer;

import org.jspecify.annotations.NullMarked;
