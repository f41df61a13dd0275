package com.cybervpn.application.operations.service;

import java.time.Duration;

/**
 * How long and how much the inbox keeps.
 *
 * @param retention how long the log remembers. Within it a repeated event is recognised; what its sender dates
 *     further back is refused, since it could be a replay that is forgotten already
 * @param clockSkew how far in the future a sender's date may lie
 * @param rejectedKept how many deliveries without a valid signature are kept
 * @param tries how often an event that fails is tried, the first time included
 */
public record WebhookTerms(Duration retention, Duration clockSkew, int rejectedKept, int tries) {}
