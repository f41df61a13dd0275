package com.cybervpn.web.shared.socket;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import java.util.Set;

/**
 * One address of a channel: hands everything to the hub, on the network's own thread, and returns at once. On any other
 * thread messages would overtake one another.
 */
public abstract class SocketEndpoint {
    private static final int MAX_TEXT_BYTES = 65_536;
    /** What clients say when they leave; without a word, the framework says something else for them. */
    private static final Set<Integer> GOODBYES = Set.of(1000, 1001, 1005);

    private final SocketHub hub;
    private final SocketChannel channel;

    protected SocketEndpoint(SocketHub hub, SocketChannel channel) {
        this.hub = hub;
        this.channel = channel;
    }

    @NonBlocking
    @OnOpen
    public void opened(WebSocketSession session, HttpRequest<?> request) {
        hub.open(session, request, channel);
    }

    @NonBlocking
    @OnMessage(maxPayloadLength = MAX_TEXT_BYTES)
    public void message(String text, WebSocketSession session) {
        hub.message(session, text);
    }

    @NonBlocking
    @OnMessage
    public void pong(WebSocketPongMessage pong, WebSocketSession session) {
        hub.pong(session);
    }

    @NonBlocking
    @OnClose
    public void closed(WebSocketSession session, CloseReason reason) {
        hub.closed(session, GOODBYES.contains(reason.getCode()));
    }

    @NonBlocking
    @OnError
    public void failed(WebSocketSession session) {
        hub.closed(session, false);
        session.close();
    }
}
