package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.in.Tokens;
import com.cybervpn.application.identity.port.out.DeviceSightings;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.identity.SessionPolicy;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** The one place where sessions start: whoever has proven who they are comes through here, whatever the proof was. */
public final class Doorway {
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SessionEnding ending;
    private final TokenMint mint;
    private final SessionPolicy policy;
    private final DeviceSightings sightings;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Doorway(
            Sessions sessions,
            SecondFactors secondFactors,
            SessionEnding ending,
            TokenMint mint,
            SessionPolicy policy,
            DeviceSightings sightings,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.ending = ending;
        this.mint = mint;
        this.policy = policy;
        this.sightings = sightings;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets an account in that may sign in, or asks for its second factor.
     *
     * @param method how it proved itself, for the audit log: {@code password}
     */
    Entrance enter(Account account, String method, boolean remember, TokenStyle style, Client client) {
        if (secondFactors.isOn(account.id())) {
            var token = mint.pending(account, remember, client.deviceId(), clock.instant());
            return new Entrance.SecondFactorRequired(account, token, policy.secondFactorTtl());
        }
        return open(account, method, remember, style, client);
    }

    /** Starts a session for an account that has proven all it must. */
    Entrance.Opened open(Account account, String method, boolean remember, TokenStyle style, Client client) {
        var now = clock.instant();
        var id = new SessionId(ids.next());
        var tokens = switch (style) {
            case PAIR -> mint.pair(account, id, client.deviceId(), remember, TokenMint.fingerprint(client), now);
            case BEARER -> mint.bearer(account, id, client.deviceId(), now);
        };
        transactions.run(() -> {
            var ended = sessions.start(session(account, id, tokens, remember, client, now), policy.maxLive());
            ending.announce(account.id(), ended);
            var device = client.deviceId();
            if (device != null) sightings.seen(account.id(), device, client.deviceType());
            audit.record(new AuditTrail.Entry(
                    account.id(),
                    "login_succeeded",
                    "user",
                    account.id().toString(),
                    null,
                    Map.of("method", method),
                    client.origin()));
        });
        return new Entrance.Opened(account, id, tokens);
    }

    private Session session(
            Account account, SessionId id, Tokens tokens, boolean remember, Client client, Instant now) {
        var refreshHash = tokens.refreshToken().map(token -> Sha256.hex(token.reveal()));
        var ttl = refreshHash.isPresent() ? tokens.refreshTtl() : tokens.accessTtl();
        return new Session(
                id,
                account.id(),
                client.deviceId(),
                client.origin().ip(),
                client.origin().userAgent(),
                refreshHash.orElse(null),
                remember,
                now,
                now,
                now.plus(ttl));
    }
}
