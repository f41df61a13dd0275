package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.OwnSessions;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** {@link OwnSessions}. */
public final class OwnSessionsService implements OwnSessions {
    private final Sessions sessions;
    private final SessionEnding ending;
    private final List<CredentialListener> listeners;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public OwnSessionsService(
            Sessions sessions,
            SessionEnding ending,
            List<CredentialListener> listeners,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.ending = ending;
        this.listeners = List.copyOf(listeners);
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Session> list(Caller caller) {
        return sessions.liveOf(caller.account(), clock.instant());
    }

    @Override
    public boolean end(Caller caller, String device) {
        var named = list(caller).stream()
                .filter(session -> device.equals(session.deviceId())
                        || device.equals(session.id().toString()))
                .toList();
        transactions.run(() -> named.forEach(session -> {
            if (!ending.end(caller.account(), session.id())) return;
            var phone = session.deviceId();
            if (phone != null) listeners.forEach(listener -> listener.signedOut(caller.account(), phone));
            audit.record(AuditTrail.Entry.of(
                    caller, "session_ended", "session", session.id().toString()));
        }));
        return !named.isEmpty();
    }

    @Override
    public int endAll(Caller caller) {
        return transactions.inTransaction(() -> {
            int ended = ending.endAll(caller.account(), null);
            listeners.forEach(listener -> listener.signedOutEverywhere(caller.account()));
            audit.record(AuditTrail.Entry.of(
                            caller, "logout_all", "user", caller.account().toString())
                    .withValues(null, Map.of("sessions", ended)));
            return ended;
        });
    }
}
