package com.cybervpn.persistence.shared;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears PostgreSQL's notifications on a connection of its own, and gets itself a new one when that breaks. */
@Singleton
final class EventChannel {
    static final String NAME = "cybervpn_events";

    private static final Logger LOG = LoggerFactory.getLogger(EventChannel.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** How long a dead network may go unnoticed: after that long without a word we ask the server. */
    private static final int ASK_AFTER_MILLIS = 15_000;

    private final DatabaseAddress address;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection connection;

    EventChannel(DatabaseAddress address) {
        this.address = address;
    }

    /** Listens from now on, when this returns. {@code receiver} is called on one thread, in the order of the commits. */
    void open(Consumer<String> receiver) {
        try {
            Connection first = listening();
            Thread.ofPlatform().daemon().name("events").start(() -> run(first, receiver));
        } catch (SQLException e) {
            throw DatabaseErrors.unavailable(e);
        }
    }

    @PreDestroy
    void close() {
        stopped.countDown();
        closeQuietly(connection);
    }

    private void run(Connection first, Consumer<String> receiver) {
        Connection current = first;
        while (stopped.getCount() > 0) {
            try (Connection open = current) {
                hear(open, receiver);
            } catch (SQLException e) {
                if (stopped.getCount() > 0)
                    LOG.warn("Lost the connection for events, getting another: {}", e.getMessage());
            }
            Connection next = reconnected();
            if (next == null) return;
            current = next;
        }
        closeQuietly(current);
    }

    private void hear(Connection open, Consumer<String> receiver) throws SQLException {
        var notifications = open.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            PGNotification[] heard = notifications.getNotifications(ASK_AFTER_MILLIS);
            if (heard == null || heard.length == 0) {
                if (!open.isValid(5)) throw new SQLException("no answer", "08006");
                continue;
            }
            for (PGNotification notification : heard) receive(notification.getParameter(), receiver);
        }
    }

    private static void receive(String payload, Consumer<String> receiver) {
        try {
            receiver.accept(payload);
        } catch (RuntimeException e) {
            LOG.error("Dropped an event that cannot be read", e);
        }
    }

    /** A new connection, after as many tries as it takes; null when the platform stops meanwhile. */
    private @Nullable Connection reconnected() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    Connection next = listening();
                    LOG.info("Events are heard again");
                    return next;
                } catch (SQLException e) {
                    LOG.debug("No connection for events yet: {}", e.getMessage());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private Connection listening() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password().reveal());
        properties.setProperty("ApplicationName", "cybervpn events");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        Connection opened = DriverManager.getConnection(address.jdbcUrl(), properties);
        try (var statement = opened.createStatement()) {
            statement.execute("listen " + NAME);
        } catch (SQLException e) {
            closeQuietly(opened);
            throw e;
        }
        connection = opened;
        if (stopped.getCount() == 0) closeQuietly(opened);
        return opened;
    }

    private static void closeQuietly(@Nullable Connection open) {
        try {
            if (open != null) open.close();
        } catch (SQLException e) {
            LOG.debug("Closing a connection failed", e);
        }
    }
}
