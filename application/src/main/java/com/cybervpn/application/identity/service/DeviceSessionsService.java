package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.DeviceSessions;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.identity.TokenClaims;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link DeviceSessions}. */
public final class DeviceSessionsService implements DeviceSessions {
    private final SignedTokens tokens;
    private final Sessions sessions;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final InstantSource clock;

    public DeviceSessionsService(
            SignedTokens tokens,
            Sessions sessions,
            RefreshSession refreshSession,
            SignOut signOut,
            InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.clock = clock;
    }

    @Override
    public RefreshSession.Outcome refresh(String refreshToken, @Nullable String deviceId, Client client) {
        var session = sessionOf(refreshToken).orElse(null);
        if (session == null || deviceId != null && !deviceId.equals(session.deviceId())) {
            return new RefreshSession.Outcome.Refused();
        }
        return refreshSession.refresh(new RefreshSession.Command(refreshToken, client.withDevice(session.deviceId())));
    }

    @Override
    public boolean signOut(String refreshToken, String deviceId, Client client) {
        if (sessionOf(refreshToken)
                .filter(session -> deviceId.equals(session.deviceId()))
                .isEmpty()) return false;
        signOut.signOut(new SignOut.Command(refreshToken, null, client.origin()));
        return true;
    }

    private Optional<Session> sessionOf(String refreshToken) {
        return tokens.read(refreshToken, TokenClaims.Refresh.class)
                .flatMap(claims -> sessions.find(claims.session(), clock.instant()));
    }
}
