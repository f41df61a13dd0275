/** Crypto Pay, the payment API of CryptoBot, spoken over HTTP. */
@NullMarked
package com.cybervpn.cryptobot;

import org.jspecify.annotations.NullMarked;
