/** The deployer's servers, apps, versions, archives and deployments. */
@NullMarked
package com.cybervpn.persistence.deployer;

import org.jspecify.annotations.NullMarked;
