/** What Telegram signs with the token of our bot. */
@NullMarked
package com.cybervpn.telegram;

import org.jspecify.annotations.NullMarked;
