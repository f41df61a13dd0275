package com.cybervpn.web.shared.socket;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;

/** One address of a channel: hands everything to the hub, on the network's own thread, and returns at once. */
public abstract class SocketEndpoint {
    private static final int MAX_TEXT_BYTES = 65_536;

    private final SocketHub hub;
    private final SocketChannel channel;

    protected SocketEndpoint(SocketHub hub, SocketChannel channel) {
        this.hub = hub;
        this.channel = channel;
    }

    @OnOpen
    public void opened(WebSocketSession session, HttpRequest<?> request) {
        hub.open(session, request, channel);
    }

    @OnMessage(maxPayloadLength = MAX_TEXT_BYTES)
    public void message(String text, WebSocketSession session) {
        hub.message(session, text);
    }

    @OnMessage
    public void pong(WebSocketPongMessage pong, WebSocketSession session) {
        hub.pong(session);
    }

    @OnClose
    public void closed(WebSocketSession session) {
        hub.closed(session);
    }

    @OnError
    public void failed(WebSocketSession session) {
        hub.closed(session);
        session.close();
    }
}
