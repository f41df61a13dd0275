/** Tests of the deployer's use cases, and hands on what they are made of. */
@NullMarked
package com.cybervpn.application.deployer.service;

import org.jspecify.annotations.NullMarked;
