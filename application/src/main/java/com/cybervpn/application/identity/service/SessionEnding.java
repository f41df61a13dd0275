package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends sessions and tells every instance, so that open sockets close as well. */
public final class SessionEnding {
    private final Sessions sessions;
    private final Events events;
    private final InstantSource clock;

    public SessionEnding(Sessions sessions, Events events, InstantSource clock) {
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    boolean end(AccountId account, SessionId session) {
        boolean ended = sessions.end(session, clock.instant());
        if (ended) announce(account, List.of(session));
        return ended;
    }

    /**
     * @param kept null: none is kept
     * @return how many were live
     */
    int endAll(AccountId account, @Nullable SessionId kept) {
        var ended = sessions.endAll(account, kept, clock.instant());
        announce(account, ended);
        return ended.size();
    }

    void revokeToken(AccountId account, SessionId session, UUID token, Instant expiresAt) {
        sessions.revokeToken(token, expiresAt);
        events.publish(new Events.Event(
                SessionEvents.TOPIC,
                SessionEvents.TOKEN_REVOKED,
                account,
                Map.of(SessionEvents.SESSION, session.toString(), SessionEvents.TOKEN, token.toString()),
                clock.instant()));
    }

    void announce(AccountId account, List<SessionId> ended) {
        for (var session : ended) {
            events.publish(new Events.Event(
                    SessionEvents.TOPIC,
                    SessionEvents.SESSION_ENDED,
                    account,
                    Map.of(SessionEvents.SESSION, session.toString()),
                    clock.instant()));
        }
    }
}
