package com.cybervpn.bootstrap.e2e.deployer;

import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The deployer as whoever sits at the machine uses it. */
public final class DeployerClient {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final ApiClient api;

    /** @param api of the local listener */
    public DeployerClient(ApiClient api) {
        this.api = api;
    }

    public ApiClient api() {
        return api;
    }

    /** A server that is reached with this key file; its id. */
    public String server(String name, String host, int port, String keyFile) {
        return api.post(
                        "/api/v1/servers",
                        Map.of(
                                "name", name,
                                "host", host,
                                "port", port,
                                "use_ssh_agent", false,
                                "manual_key_path", keyFile))
                .expect(201)
                .text("/id");
    }

    public Reply get(String path) {
        return api.get(path).expect(200);
    }

    /** Starts a task and waits for its end. */
    public Reply task(String path, Object body) {
        return ended(api.post(path, body).expect(202).text("/task_id"));
    }

    /** The task that must end well. */
    public Reply done(String path, Object body) {
        Reply end = task(path, body);
        if (!end.text("/status").equals("completed")) throw new AssertionError(path + ": " + end.body());
        return end;
    }

    /** A task once it is over. */
    public Reply ended(String task) {
        return eventually(
                () -> api.get("/api/v1/operations/" + task).expect(200),
                reply -> List.of("completed", "failed").contains(reply.text("/status")));
    }

    public String app(String server, Map<String, ?> more) {
        Map<String, Object> app = new HashMap<>(Map.of("server_id", server, "domain", "shop.example.org"));
        app.putAll(more);
        return api.post("/api/v1/apps", app).expect(201).text("/id");
    }

    /** A version with its archive; its id. */
    public String version(String app, String number, byte[] zip) {
        String id = api.post("/api/v1/apps/" + app + "/versions", Map.of("version_number", number))
                .expect(201)
                .text("/id");
        api.send("POST", "/api/v1/versions/" + id + "/upload", "application/zip", zip)
                .expect(200);
        return id;
    }

    /** Starts a deployment of a stored version; its id. */
    public String deploy(String app, String number, String version, Map<String, ?> more) {
        Map<String, Object> order = new HashMap<>(
                Map.of("name", "shop", "version", number, "version_id", version, "artifact_path", "archive.zip"));
        order.putAll(more);
        return api.post("/api/v1/apps/" + app + "/deploy", order).expect(202).text("/deployment_id");
    }

    /** A deployment once it is over. */
    public Reply deployed(String deployment) {
        return eventually(
                () -> api.get("/api/v1/deployments/" + deployment + "/status").expect(200),
                reply -> List.of("success", "failed").contains(reply.text("/status")));
    }

    /** The deployment that must end well. */
    public Reply succeeded(String deployment) {
        Reply end = deployed(deployment);
        if (!end.text("/status").equals("success")) throw new AssertionError(end.body());
        return end;
    }

    /** Looks until what is seen is as wanted. */
    public static <T> T eventually(Supplier<T> look, Predicate<T> wanted) {
        return Eventually.get(LIMIT, look, wanted);
    }
}
