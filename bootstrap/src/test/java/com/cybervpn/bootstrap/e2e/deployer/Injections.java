package com.cybervpn.bootstrap.e2e.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Text that would become a command if any part of it were taken as shell text, in every field that reaches a host (D-GEN-9). */
public final class Injections {
    private final DeployerClient deployer;
    private final String server;
    private final String app;
    private final String version;
    private final String canary;

    /**
     * @param server set up; reached by the deployer
     * @param version of {@code app}, with an archive
     * @param canary path of a file that must never appear on the host
     */
    public Injections(DeployerClient deployer, String server, String app, String version, String canary) {
        this.deployer = deployer;
        this.server = server;
        this.app = app;
        this.version = version;
        this.canary = canary;
    }

    /** Sends all of them, waits for what was taken on, and returns how many there were. */
    public int sendAll() {
        int sent = 0;
        for (Field field : fields()) {
            // What is taken as text is taken all at once: each of them is a task on the host.
            for (String payload : field.free ? List.of(String.join(" ", payloads())) : payloads()) {
                Reply reply = field.sent(payload);
                assertThat(reply.status())
                        .as("%s with %s: %s", field.name, payload, reply.body())
                        .isLessThan(500);
                if (!field.free) {
                    assertThat(reply.status())
                            .as("%s with %s: %s", field.name, payload, reply.body())
                            .isBetween(400, 499);
                }
                if (reply.status() == 202) awaitEnd(reply);
                sent++;
            }
        }
        return sent;
    }

    private List<String> payloads() {
        String make = ": >" + canary;
        return List.of(
                "x;" + make,
                "x$(" + make + ")",
                "x`" + make + "`",
                "x\n" + make + "\n",
                "x';" + make + ";'",
                "x\";" + make + ";\"",
                "x|" + make + "&",
                "-x --output=" + canary + " $(" + make + ")");
    }

    private List<Field> fields() {
        String servers = "/api/v1/servers/" + server;
        String apps = "/api/v1/apps/" + app;
        String services = "/api/v1/services/" + server + "/";
        List<Field> fields = new ArrayList<>();
        for (String member : List.of("host", "root_username", "app_username")) {
            fields.add(checked("server " + member, text -> patch(servers, Map.of(member, text))));
        }
        for (String member : List.of("packages", "ssh_keys")) {
            fields.add(checked(
                    "setup " + member, text -> post(servers + "/setup?dry_run=true", Map.of(member, List.of(text)))));
        }
        fields.add(checked("packages", text -> post(servers + "/setup/packages", Map.of("packages", List.of(text)))));
        for (String member : List.of("home_dir", "shell")) {
            fields.add(checked(
                    "user " + member, text -> post(servers + "/setup/user", with("username", "eve", member, text))));
        }
        fields.add(checked("user name", text -> post(servers + "/setup/user", Map.of("username", text))));
        for (String member : List.of("groups", "ssh_keys")) {
            fields.add(checked(
                    "user " + member,
                    text -> post(servers + "/setup/user", with("username", "eve", member, List.of(text)))));
        }
        for (String member : List.of("path", "permissions", "owner", "group")) {
            fields.add(checked("directory " + member, text -> {
                Map<String, Object> directory = new HashMap<>(Map.of("path", "/srv/x"));
                directory.put(member, text);
                return post(servers + "/setup/user", with("username", "eve", "directories", List.of(directory)));
            }));
        }
        String lockdown = servers + "/security/lockdown?dry_run=true";
        for (String member : List.of("source", "protocol", "action")) {
            fields.add(checked("firewall " + member, text -> {
                Map<String, Object> rule = new HashMap<>(Map.of("port", 81, "protocol", "tcp", "action", "allow"));
                rule.put(member, text);
                return post(lockdown, Map.of("firewall_rules", List.of(rule)));
            }));
        }
        fields.add(free(
                "firewall description",
                text -> post(
                        lockdown,
                        Map.of(
                                "firewall_rules",
                                List.of(Map.of(
                                        "port", 81, "protocol", "tcp", "action", "allow", "description", text))))));
        fields.add(checked(
                "jails", text -> post(lockdown, Map.of("fail2ban_config", Map.of("services", List.of(text))))));
        fields.add(checked("allowed users", text -> post(lockdown, Map.of("allowed_users", List.of(text)))));
        fields.add(checked("service", text -> get(services + encoded(text))));
        fields.add(checked("journal", text -> get(services + encoded(text) + "/logs")));
        fields.add(checked("service action", text -> post(services + encoded(text), Map.of("action", "stop"))));
        for (String member : List.of("name", "domain", "remote_path", "service_name")) {
            fields.add(checked("app " + member, text -> patch(apps, Map.of(member, text))));
        }
        for (String member :
                List.of("version", "artifact_path", "working_directory", "service_name", "health_check_url")) {
            fields.add(checked("deployment " + member, text -> deploy(with(member, text, "version_id", null))));
        }
        fields.add(checked("deployment dependencies", text -> deploy(Map.of("dependencies", List.of(text)))));
        fields.add(checked("deployment version_id", text -> deploy(Map.of("version_id", text))));
        fields.add(checked("variable name", text -> deploy(Map.of("environment_variables", Map.of(text, "x")))));
        fields.add(free("variable value", text -> deploy(Map.of("environment_variables", Map.of("X", text)))));
        fields.add(free("deployment name", text -> deploy(Map.of("name", text))));
        fields.add(free("deployment environment", text -> deploy(Map.of("environment", text))));
        fields.add(checked("rollback target", text -> post(apps + "/rollback", Map.of("target_version", text))));
        fields.add(free(
                "rollback reason",
                text -> post(apps + "/rollback", Map.of("target_version", "0.1", "reason", text, "force", true))));
        return fields;
    }

    private Reply deploy(Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> order = new HashMap<>(
                Map.of("name", "shop", "version", "0.1", "version_id", version, "artifact_path", "/srv/none.zip"));
        order.putAll(more);
        return post("/api/v1/apps/" + app + "/deploy", order);
    }

    private void awaitEnd(Reply reply) {
        if (reply.json().has("task_id")) deployer.ended(reply.text("/task_id"));
        else deployer.deployed(reply.text("/deployment_id"));
    }

    private Reply get(String path) {
        return deployer.api().unchecked().get(path);
    }

    private Reply post(String path, Object body) {
        return deployer.api().unchecked().post(path, body);
    }

    private Reply patch(String path, Object body) {
        return deployer.api().unchecked().patch(path, body);
    }

    private static Map<String, @Nullable Object> with(
            String first, Object value, String second, @Nullable Object other) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(first, value);
        members.put(second, other);
        return members;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Field checked(String name, Function<String, Reply> request) {
        return new Field(name, false, request);
    }

    private static Field free(String name, Function<String, Reply> request) {
        return new Field(name, true, request);
    }

    /** @param free whether any text may be taken, so long as it stays text */
    private record Field(String name, boolean free, Function<String, Reply> request) {
        Reply sent(String payload) {
            return request.apply(payload);
        }
    }
}
