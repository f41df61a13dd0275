package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole platform as an operator runs it, in a process of its own, with its rate limits lifted. */
public final class PlatformUnderTest implements AutoCloseable {
    static final String LOGIN = "bench";
    static final String PASSWORD = "Bench-Password-4711!";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final ChildProcess process;
    private final int port;
    private final int localPort;

    private PlatformUnderTest(ChildProcess process, int port, int localPort) {
        this.process = process;
        this.port = port;
        this.localPort = localPort;
    }

    /**
     * @param settings as environment variables
     * @param more options of the Java virtual machine
     */
    public static PlatformUnderTest start(Path data, Map<String, String> settings, String... more) {
        int port = ChildProcess.freePort();
        int localPort = ChildProcess.freePort();
        var environment = new HashMap<>(Map.of(
                "PUBLIC_PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(ChildProcess.freePort()),
                "LOCAL_PORT",
                Integer.toString(localPort),
                "DATA_DIR",
                data.toString(),
                "RATE_LIMIT_ENABLED",
                "false",
                "WS_MAX_PER_ACCOUNT",
                "1000",
                "ADMIN_LOGIN",
                LOGIN,
                "ADMIN_PASSWORD",
                PASSWORD));
        environment.putAll(settings);
        var options = new ArrayList<>(List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(List.of(more));
        var process = ChildProcess.start(Main.class, options, environment);
        process.awaitLine(line -> line.contains("127.0.0.1:" + port));
        return new PlatformUnderTest(process, port, localPort);
    }

    public int port() {
        return port;
    }

    double liveHeapMegabytes() {
        return process.liveHeapBytes() / (1 << 20);
    }

    /** {@code http://127.0.0.1:12345} of the listener that serves the deployer without sign-in. */
    public String localAddress() {
        return "http://127.0.0.1:" + localPort;
    }

    /** Ends it with {@code SIGKILL}. */
    public void kill() {
        process.kill();
    }

    double residentMegabytes() {
        return process.residentBytes() / (1 << 20);
    }

    /** Signs the administrator in. */
    String accessToken() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(loginBody()))
                    .build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher token = ACCESS_TOKEN.matcher(body);
            if (!token.find()) throw new IllegalStateException("cannot sign in: " + body);
            return token.group(1);
        }
    }

    static String loginBody() {
        return "{\"login_or_email\":\"" + LOGIN + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    @Override
    public void close() {
        process.close();
    }
}
