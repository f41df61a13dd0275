package com.cybervpn.domain.billing;

import java.time.Instant;

/**
 * A request to pay, as the provider knows it.
 *
 * @param provider {@code cryptobot}
 * @param externalId the provider's id of it
 * @param payUrl where the customer pays
 * @param payload the text given to the provider at creation; a notice of payment must bring it back
 * @param expiresAt first instant at which it cannot be paid any more
 */
public record Invoice(String provider, String externalId, String payUrl, String payload, Instant expiresAt) {}
