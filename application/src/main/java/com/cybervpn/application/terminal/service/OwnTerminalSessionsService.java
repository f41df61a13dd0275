package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.terminal.port.in.OwnTerminalSessions;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists and closes a user's sessions, also those that another instance holds. */
public final class OwnTerminalSessionsService implements OwnTerminalSessions {
    private final TerminalSessions stored;
    private final LiveSessions live;
    private final Events events;
    private final InstantSource clock;

    public OwnTerminalSessionsService(TerminalSessions stored, LiveSessions live, Events events, InstantSource clock) {
        this.stored = stored;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<TerminalSession> list(Caller caller) {
        return stored.open(caller.account());
    }

    @Override
    public boolean close(Caller caller, TerminalSessionId id) {
        Optional<TerminalSession> session =
                stored.find(id).filter(known -> known.owner().equals(caller.account()) && known.state() == State.OPEN);
        if (session.isEmpty()) return false;
        stored.save(session.get().ended());
        if (live.find(caller.account(), id).isPresent()) {
            live.end(id);
        } else {
            events.publish(new Events.Event(
                    LiveSessions.TOPIC,
                    LiveSessions.CLOSING,
                    caller.account(),
                    Map.of(LiveSessions.SESSION, id.toString()),
                    clock.instant()));
        }
        return true;
    }
}
