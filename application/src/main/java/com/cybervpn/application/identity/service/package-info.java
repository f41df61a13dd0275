/** The use cases of the identity context; constructed in bootstrap only. */
@NullMarked
package com.cybervpn.application.identity.service;

import org.jspecify.annotations.NullMarked;
