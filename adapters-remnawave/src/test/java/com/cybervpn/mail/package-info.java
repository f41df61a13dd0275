@NullMarked
package com.cybervpn.mail;

import org.jspecify.annotations.NullMarked;
