/** A double of Crypto Pay that runs inside the platform: the same HTTP contract, and a page on which anybody pays. */
@NullMarked
package com.cybervpn.cryptobot.sandbox;

import org.jspecify.annotations.NullMarked;
