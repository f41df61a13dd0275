package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.VpnUser;
import java.util.Optional;

/**
 * VPN users by Telegram id, for bots of the operator. The panel does not keep the id unique: the newest active user
 * counts, else the newest.
 */
public interface TelegramUsers {
    Optional<VpnUser> read(Caller caller, long telegramId);

    /** The first of the user's ways in; empty without the user or any way. */
    Optional<Config> config(Caller caller, long telegramId);

    /**
     * Extends the user's access, from now when it has ended. The limits of the plan apply when there is one of that name.
     *
     * @param days 1 to 3650
     */
    PanelChange<VpnUser> subscribe(Caller caller, long telegramId, String planName, int days);

    /**
     * @param link a share link, with credentials in it
     * @param clientType its protocol: {@code vless}
     */
    record Config(String link, String clientType) {
        @Override
        public String toString() {
            return "Config[" + clientType + "]";
        }
    }
}
