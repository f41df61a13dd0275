package com.cybervpn.domain.identity;

import java.time.Duration;

/**
 * Limits of mailed codes.
 *
 * @param validity of one code
 * @param attempts wrong tries after which a code is worth nothing
 * @param resendPause between two mails
 * @param resends within any one {@code resendWindow}
 */
public record CodePolicy(Duration validity, int attempts, Duration resendPause, int resends, Duration resendWindow) {}
