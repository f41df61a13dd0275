/** What the platform does to real Debian hosts, booted for the test and gone after it. */
@NullMarked
package com.cybervpn.bootstrap.realhost;

import org.jspecify.annotations.NullMarked;
