package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.web.shared.socket.Frames;
import com.cybervpn.web.shared.socket.Socket;
import com.cybervpn.web.shared.socket.SocketChannel;
import com.cybervpn.web.shared.socket.SocketRules;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is particular about the terminal's sockets: each is a conversation of its own. */
@Singleton
class TerminalChannel implements SocketChannel {
    private static final Set<String> SYNC = Set.of("sync_update", "sync_conflict");

    private final SocketRules rules;
    private final TerminalUse use;
    private final Frames frames;

    /** @param heartbeat the pause between two pings; who answers none within another is dropped (T-WS-4) */
    TerminalChannel(TerminalUse use, Frames frames, @Value("${terminal.heartbeat:30s}") Duration heartbeat) {
        this.rules = new SocketRules(4001, 4001, 4408, false, Optional.of(heartbeat));
        this.use = use;
        this.frames = frames;
    }

    @Override
    public SocketRules rules() {
        return rules;
    }

    @Override
    public void opened(Socket socket) {
        use.devices().opened(socket.caller());
        socket.setState(new TerminalConversation(new TerminalFrames(socket, frames), socket.caller(), use));
    }

    @Override
    public void text(Socket socket, String text) throws InterruptedException {
        conversation(socket).hear(text);
    }

    @Override
    public void bytes(Socket socket) {
        new TerminalFrames(socket, frames).error("invalid_message", "Frames are text");
    }

    @Override
    public void closed(Socket socket, boolean goodbye) {
        if (socket.state().isPresent()) conversation(socket).end(goodbye);
    }

    @Override
    public void news(Socket socket, EventFeed.News news) {
        if (SYNC.contains(news.type()) && socket.principal().account().equals(news.audience())) {
            new TerminalFrames(socket, frames).news(news);
        }
    }

    private static TerminalConversation conversation(Socket socket) {
        return (TerminalConversation) socket.state().orElseThrow();
    }
}
