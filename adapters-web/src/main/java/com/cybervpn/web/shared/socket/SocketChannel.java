package com.cybervpn.web.shared.socket;

import com.cybervpn.application.shared.port.in.EventFeed;

/** What is particular about one kind of socket. Called on one thread for each socket, but for {@link #news}. */
public interface SocketChannel {
    default SocketRules rules() {
        return SocketRules.USUAL;
    }

    /** The principal is known and the socket is open. */
    void opened(Socket socket);

    /** The client said something. */
    void text(Socket socket, String text) throws InterruptedException;

    /** The client sent bytes, which no channel asks for. */
    default void bytes(Socket socket) {}

    /**
     * The socket is no more. Called on a thread of its own, after {@link #opened}.
     *
     * @param goodbye whether the client said so, rather than vanished or was cut off
     */
    default void closed(Socket socket, boolean goodbye) {}

    /** Something happened; called for each open socket, must not block. */
    void news(Socket socket, EventFeed.News news);
}
