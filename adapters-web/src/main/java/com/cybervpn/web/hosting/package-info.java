/** The hosting surface (H-GEN to H-ADM): apps, deployments, environment, plans. */
@NullMarked
package com.cybervpn.web.hosting;

import org.jspecify.annotations.NullMarked;
