/** The use cases of billing. */
@NullMarked
package com.cybervpn.application.billing.service;

import org.jspecify.annotations.NullMarked;
