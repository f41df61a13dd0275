/** How operations are run. */
@NullMarked
package com.cybervpn.application.operations.service;

import org.jspecify.annotations.NullMarked;
