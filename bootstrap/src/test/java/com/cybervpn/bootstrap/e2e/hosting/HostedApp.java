package com.cybervpn.bootstrap.e2e.hosting;

import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An app on a real engine, as its owner handles it. */
final class HostedApp {
    /** A web server for what is below {@code www}; no registry is needed to build it. */
    static final String WEB_SERVER = """
        FROM scratch
        COPY busybox /bin/busybox
        COPY www /www
        EXPOSE 8080
        ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
        """;

    private static final String ENGINE = "REAL_ENGINE";

    private final ApiClient owner;
    private final URI listener;
    private final String id;
    private final int firstDeployment;

    private HostedApp(ApiClient owner, URI listener, Reply created) {
        this.owner = owner;
        this.listener = listener;
        this.id = created.text("/app/id");
        this.firstDeployment = created.at("/deployment/id").asInt();
    }

    /** The settings of a platform on the engine under test that is quick to judge. */
    static Map<String, Object> settings(Path directory) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("container.host", System.getenv(ENGINE));
        settings.put("container.installation", "e2e" + ProcessHandle.current().pid());
        settings.put("git.work-directory", directory.resolve("work").toString());
        settings.put("hosting.repository-schemes", List.of("https", "file"));
        settings.put("hosting.base-domain", "apps.example");
        settings.put("hosting.settle", "300ms");
        settings.put("hosting.ready-limit", "5s");
        settings.put("hosting.drain", "3s");
        settings.put("hosting.stop-grace", "1s");
        return settings;
    }

    /** A repository that a web server with one page is built from. */
    static GitOrigin webServer(Path directory, String page) throws IOException {
        return new GitOrigin(directory)
                .file("busybox", Files.readAllBytes(Path.of("/bin/busybox")))
                .file("Dockerfile", WEB_SERVER)
                .file("www/index.html", page)
                .commit();
    }

    /** Created, and waiting for its first deployment. */
    static HostedApp create(TestPlatform platform, ApiClient owner, GitOrigin origin) {
        Reply created = owner.post("/api/v1/apps", Map.of("name", "shop", "repo_url", origin.url(), "branch", "main"))
                .expect(201);
        return new HostedApp(owner, URI.create(platform.address("public")), created);
    }

    String id() {
        return id;
    }

    String path() {
        return "/api/v1/apps/" + id;
    }

    int firstDeployment() {
        return firstDeployment;
    }

    Reply details() {
        return owner.get(path()).expect(200);
    }

    int redeploy() {
        return owner.post(path() + "/redeploy").expect(200).at("/deployment/id").asInt();
    }

    Reply deployment(int deployment) {
        return owner.get("/api/v1/deployments/" + deployment).expect(200);
    }

    String buildLog(int deployment) {
        Reply logs = owner.get("/api/v1/deployments/" + deployment + "/logs").expect(200);
        return logs.at("/build_log").isNull() ? "" : logs.text("/build_log");
    }

    /** Of all its deployments, newest first. */
    List<String> statuses() {
        return owner.get(path() + "/deployments")
                .expect(200)
                .json()
                .valueStream()
                .map(deployment -> deployment.at("/status").asString())
                .toList();
    }

    Reply await(int deployment, String status) {
        return Eventually.present("deployment " + deployment + " is " + status, () -> {
            Reply seen = deployment(deployment);
            if (seen.text("/status").equals("failed") && !status.equals("failed")) {
                throw new AssertionError(seen.body());
            }
            return Optional.of(seen).filter(reply -> reply.text("/status").equals(status));
        });
    }

    /** The host name under which the router knows it. */
    String host() {
        return URI.create(details().text("/url")).getHost();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(listener.getHost(), listener.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The whole reply to a request for a page, or what went wrong. */
    String get(String host, String page) {
        try (Socket socket = connect()) {
            String request = "GET " + page + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    String page() {
        return get(host(), "/index.html");
    }
}
