package com.cybervpn.domain.vpn;

import java.util.Locale;

/** How a VPN server is doing. */
public enum ServerStatus {
    ONLINE("connected"),
    OFFLINE("disconnected"),
    WARNING("connecting"),
    MAINTENANCE("disabled");

    private final String connectionWord;

    ServerStatus(String connectionWord) {
        this.connectionWord = connectionWord;
    }

    /** The name as the API writes it: {@code online}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other word for the same, used by the light status: {@code connected}. */
    public String connectionWord() {
        return connectionWord;
    }
}
