/** The providers that people sign in with, and the ID tokens that some of them sign. */
@NullMarked
package com.cybervpn.oauth;

import org.jspecify.annotations.NullMarked;
