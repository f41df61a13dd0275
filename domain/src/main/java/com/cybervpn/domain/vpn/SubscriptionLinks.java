package com.cybervpn.domain.vpn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VPN user's ways in: share links with credentials in them. Prints as nothing.
 *
 * @param links one share link an inbound: {@code vless://...}
 * @param subscriptionUrl where client programs fetch them; null when the panel gives none
 */
public record SubscriptionLinks(
        List<String> links, @Nullable String subscriptionUrl) {
    public SubscriptionLinks {
        links = List.copyOf(links);
    }

    @Override
    public String toString() {
        return "SubscriptionLinks[***]";
    }
}
