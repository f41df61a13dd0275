package com.cybervpn.bootstrap.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Telling many sockets the same, by an event of the database, beside a broadcaster of bare Netty. */
final class FanOutSuite implements Suite {
    private static final int SOCKETS = 200;
    private static final int MESSAGES = 500;
    private static final int LENGTH = 240;
    private static final int SLEEPERS = 5;
    private static final int ROUNDS = 5;
    private static final String MARKER = "xxxxxxxx";

    /** So that the frame, with type and time around it, has the length. */
    private static final String DATA = "x".repeat(LENGTH - 90);

    @Override
    public void run(Consumer<Row> report) throws Exception {
        try (Rig rig = Rig.start();
                Connection database = rig.database.unpooled().getConnection();
                var bare = ChildProcess.start(
                        BareBroadcaster.class,
                        List.of("-Xmx192m", "-Dmessages=" + MESSAGES, "-Dlength=" + LENGTH),
                        Map.of())) {
            String port = bare.awaitLine(line -> line.startsWith("port ")).substring("port ".length());
            URI ours = URI.create(
                    "ws://127.0.0.1:" + rig.platform.port() + "/ws/monitoring?token=" + rig.platform.accessToken());
            try (Crowd crowd = joined(ours, SOCKETS);
                    Crowd others = Crowd.of(SOCKETS, URI.create("ws://127.0.0.1:" + port + "/"), null, null, MARKER)) {
                report.accept(Row.measure(
                        "events to 200 sockets : bare Netty broadcaster",
                        "frames/s",
                        () -> crowd.framesPerSecond(MESSAGES, () -> publish(database)),
                        () -> others.framesPerSecond(MESSAGES, () -> tell(bare)),
                        "at least 0.7"));
                double awake = rounds(crowd, database);
                double heap = rig.platform.liveHeapMegabytes();
                try (Crowd sleepers = joined(ours, SLEEPERS)) {
                    sleepers.fallAsleep();
                    double beside = rounds(crowd, database);
                    report.accept(new Row(
                            "events, 5 more read nothing : all read", "frames/s", beside, awake, "at least 0.9"));
                    report.accept(new Row(
                            "live heap for each that reads nothing : 2 MB",
                            "MB",
                            Math.max(0, rig.platform.liveHeapMegabytes() - heap) / SLEEPERS,
                            2,
                            "under 1.0"));
                }
            }
        }
    }

    private static Crowd joined(URI address, int size) throws InterruptedException {
        return Crowd.of(size, address, "{\"topics\":[\"general\"]}", "\"subscribed\"", MARKER);
    }

    private static double rounds(Crowd crowd, Connection database) {
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) rounds[i] = crowd.framesPerSecond(MESSAGES, () -> publish(database));
        return Row.median(rounds);
    }

    private static void publish(Connection database) {
        // Numbered, since equal notifications of one transaction are told once.
        String sql = """
            select pg_notify('cybervpn_events', format(
                '{"topic":"bench","type":"general_event","audience":null,"data":{"text":"%s","n":%%s},"at":"%%s"}',
                n, to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
            from generate_series(1, ?) n\
            """.formatted(DATA);
        try (var statement = database.prepareStatement(sql)) {
            statement.setInt(1, MESSAGES);
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(ChildProcess bare) {
        try {
            bare.write("\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
