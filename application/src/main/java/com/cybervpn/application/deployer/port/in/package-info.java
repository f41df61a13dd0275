/** What can be done with servers, apps, versions and deployments. Every call needs the role operator or above. */
@NullMarked
package com.cybervpn.application.deployer.port.in;

import org.jspecify.annotations.NullMarked;
