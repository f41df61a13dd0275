package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.web.shared.socket.Frames;
import com.cybervpn.web.shared.socket.Socket;
import com.cybervpn.web.shared.socket.SocketChannel;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** What concerns the connected principal alone, and how the servers are. */
@Singleton
class NotificationChannel implements SocketChannel {
    private static final String FOR_ALL = "server_status_changed";
    private static final Set<String> FOR_ONE =
            Set.of("subscription_updated", "notification_received", "payment_completed");

    private final Frames frames;

    NotificationChannel(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void opened(Socket socket) {
        // nothing is said on open
    }

    @Override
    public void text(Socket socket, String text) {
        boolean ping = frames.read(text)
                .filter(message -> "ping".equals(message.get("type")))
                .isPresent();
        if (ping) socket.send(frames.write(Map.of("type", "pong")));
    }

    @Override
    public void news(Socket socket, EventFeed.News news) {
        boolean own =
                FOR_ONE.contains(news.type()) && socket.principal().account().equals(news.audience());
        if (own || news.type().equals(FOR_ALL)) socket.send(frames.event(news));
    }
}
