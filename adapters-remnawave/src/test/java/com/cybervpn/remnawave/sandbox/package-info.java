/** Tests that hold the sandbox against exchanges recorded from a real panel. */
@NullMarked
package com.cybervpn.remnawave.sandbox;

import org.jspecify.annotations.NullMarked;
