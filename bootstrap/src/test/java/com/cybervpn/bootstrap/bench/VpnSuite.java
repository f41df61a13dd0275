package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import java.time.Duration;
import java.util.function.Consumer;

/** What stands between a caller and the panel, and what of the panel's trouble reaches the others. */
final class VpnSuite implements Suite {
    @Override
    public void run(Consumer<Row> report) throws Exception {
        try (Rig rig = Rig.start()) {
            rig.throughPanel(report, "/api/v1/hosts", "/api/hosts");
        }
        try (var way = new HangableWay();
                Rig rig = Rig.start(way::to)) {
            String bearer = rig.bearer();
            var me = Request.get(rig.platform.port(), "/api/v1/auth/me", bearer);
            var users = Request.get(rig.platform.port(), "/api/v1/users", bearer);
            rig.load.run(users, Rig.CONNECTIONS, Rig.ROUND);
            report.accept(Row.measure(
                    "p99 of GET /me, panel hangs : panel answers",
                    "ms",
                    () -> whilePanelHangs(rig, way, me, users),
                    () -> slowest(rig, me),
                    "at most 1.5"));
        }
    }

    private static double whilePanelHangs(Rig rig, HangableWay way, Request me, Request users) {
        way.hang(true);
        try (var others = new Load()) {
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    others.run(users, Rig.CONNECTIONS, Rig.ROUND.minus(Duration.ofMillis(200)));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            double slowest = slowest(rig, me);
            way.hang(false);
            waiting.join();
            return slowest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        } finally {
            way.hang(false);
        }
    }

    private static double slowest(Rig rig, Request request) {
        try {
            return rig.load.run(request, 4, Rig.ROUND).percentileMillis(99);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
