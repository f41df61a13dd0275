package com.cybervpn.domain.billing;

import java.util.UUID;

/** Names whoever has access: the account, or a VPN user that belongs to no account by the VPN user's own UUID. */
public record SubscriberId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
