package com.cybervpn.web.billing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * Where shared referral links lead.
 *
 * @param shareUrl scheme and host of the site that customers see; {@code /r/<code>} is added
 */
@ConfigurationProperties("referral")
record ReferralConfig(
        @Bindable(defaultValue = "http://127.0.0.1:${public.port:8080}")
        URI shareUrl) {
    String linkOf(String code) {
        return shareUrl.toString().replaceAll("/+$", "") + "/r/" + code;
    }
}
