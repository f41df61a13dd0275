@NullMarked
package com.cybervpn.telegram;

import org.jspecify.annotations.NullMarked;
