@NullMarked
package com.cybervpn.openrouter;

import org.jspecify.annotations.NullMarked;
