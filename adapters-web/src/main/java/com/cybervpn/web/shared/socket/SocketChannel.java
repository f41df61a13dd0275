package com.cybervpn.web.shared.socket;

import com.cybervpn.application.shared.port.in.EventFeed;

/** What is particular about one kind of socket. Called on one thread for each socket, but for {@link #news}. */
public interface SocketChannel {
    /** The principal is known and the socket is open. */
    void opened(Socket socket);

    /** The client said something. */
    void text(Socket socket, String text);

    /** Something happened; called for each open socket, must not block. */
    void news(Socket socket, EventFeed.News news);
}
