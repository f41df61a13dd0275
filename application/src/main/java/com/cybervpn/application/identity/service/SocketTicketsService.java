package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SocketTickets;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens.Purpose;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link SocketTickets}. */
public final class SocketTicketsService implements SocketTickets {
    /** 32 hex digits. */
    private static final int TICKET_BYTES = 16;

    private static final String SESSION = "session";

    private final SingleUseTokens tokens;
    private final Sessions sessions;
    private final Randomness randomness;
    private final Duration ttl;
    private final InstantSource clock;

    public SocketTicketsService(
            SingleUseTokens tokens, Sessions sessions, Randomness randomness, Duration ttl, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.randomness = randomness;
        this.ttl = ttl;
        this.clock = clock;
    }

    @Override
    public Ticket issue(Caller caller) {
        var ticket = HexFormat.of().formatHex(randomness.bytes(TICKET_BYTES));
        tokens.issue(
                Purpose.SOCKET_TICKET,
                Sha256.hex(ticket),
                Map.of(SESSION, caller.principal().session().toString()),
                clock.instant().plus(ttl));
        return new Ticket(Secret.of(ticket), ttl);
    }

    @Override
    public Optional<Principal> redeem(String ticket) {
        return tokens.redeem(Purpose.SOCKET_TICKET, Sha256.hex(ticket), clock.instant())
                .flatMap(content -> Optional.ofNullable(content.get(SESSION)))
                .map(session -> new SessionId(UUID.fromString(session)))
                .flatMap(session -> sessions.holder(session, null, clock.instant())
                        .filter(Account::isInUse)
                        .map(account -> new Principal(account.id(), account.role(), session)));
    }
}
