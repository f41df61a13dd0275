package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the skeleton costs. */
final class FoundationSuite implements Suite {
    @Override
    public void run(Consumer<Row> report) throws Exception {
        try (Rig rig = Rig.start();
                var netty = ChildProcess.start(BareNettyServer.class, List.of("-Xmx192m"), Map.of())) {
            int nettyPort = Integer.parseInt(
                    netty.awaitLine(line -> line.startsWith("port ")).substring("port ".length()));
            int port = rig.platform.port();
            String bearer = rig.bearer();
            var me = Request.get(port, "/api/v1/auth/me", bearer);

            for (int i = 0; i < 5; i++) rig.load.run(rig.health(), Rig.CONNECTIONS, Rig.ROUND); // until it is compiled
            report.accept(Row.measure(
                    "GET /health : bare Netty",
                    "answers/s",
                    rig.rate(rig.health()),
                    rig.rate(Request.get(nettyPort, "/")),
                    "at least 0.4"));
            report.accept(Row.measure(
                    "GET /api/v1/auth/me : GET /health",
                    "answers/s",
                    rig.rate(me),
                    rig.rate(rig.health()),
                    "at least 0.5"));
            rig.throughPanel(report, "/api/v1/users", "/api/users?start=0&size=20");
        }
        try (Rig rig = Rig.small()) {
            String bearer = rig.bearer();
            for (String path : List.of("/health", "/api/v1/auth/me", "/api/v1/users")) {
                var request = Request.get(rig.platform.port(), path, bearer);
                for (int i = 0; i < 4; i++) rig.load.run(request, Rig.CONNECTIONS, Rig.ROUND);
            }
            report.accept(new Row(
                    "memory after load, without PostgreSQL : 350 MB",
                    "MB",
                    rig.platform.residentMegabytes(),
                    350,
                    "under 1.0"));
        }
    }
}
