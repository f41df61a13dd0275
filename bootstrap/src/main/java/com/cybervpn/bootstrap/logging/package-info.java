/** Log lines without secrets: the last line of defence, behind the rule never to log them at all. */
@NullMarked
package com.cybervpn.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
