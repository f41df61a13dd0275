/** Other people's git repositories, fetched by JGit with nothing of this machine in reach. */
@NullMarked
package com.cybervpn.git;

import org.jspecify.annotations.NullMarked;
