package com.cybervpn.web.billing;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotNull;
import java.net.URI;

/**
 * Where shared referral links lead.
 *
 * @param shareUrl scheme and host of the site that customers see; {@code /r/<code>} is added
 */
@ConfigurationProperties("referral")
record ReferralConfig(@NotNull URI shareUrl) {
    String linkOf(String code) {
        return shareUrl.toString().replaceAll("/+$", "") + "/r/" + code;
    }
}
