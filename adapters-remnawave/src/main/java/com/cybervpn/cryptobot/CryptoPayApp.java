package com.cybervpn.cryptobot;

import com.cybervpn.domain.shared.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Who we are at Crypto Pay.
 *
 * @param url scheme and host
 * @param token signs us in, and is the key of the webhooks; empty when no payments can be taken
 */
public record CryptoPayApp(URI url, Optional<Secret> token) {}
