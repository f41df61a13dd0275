/** Whether the platform is well, for people and for load balancers; the description of its API. */
@NullMarked
package com.cybervpn.web.operations;

import org.jspecify.annotations.NullMarked;
