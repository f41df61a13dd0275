/** Who calls: access tokens and cookies, the local operator, and {@code Caller} and {@code Origin} as parameters. */
@NullMarked
package com.cybervpn.web.shared.security;

import org.jspecify.annotations.NullMarked;
