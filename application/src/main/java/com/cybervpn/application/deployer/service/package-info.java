/** The deployer's use cases and the steps of its operations. */
@NullMarked
package com.cybervpn.application.deployer.service;

import org.jspecify.annotations.NullMarked;
