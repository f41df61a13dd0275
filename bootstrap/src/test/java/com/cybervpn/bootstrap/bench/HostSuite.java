package com.cybervpn.bootstrap.bench;

import com.cybervpn.application.shared.InMemoryHostKeys;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import com.cybervpn.bootstrap.e2e.deployer.SmallServer;
import com.cybervpn.bootstrap.realhost.RealHost;
import com.cybervpn.bootstrap.realhost.RealHost.Said;
import com.cybervpn.bootstrap.realhost.Requests;
import com.cybervpn.ssh.SshConfig;
import com.cybervpn.ssh.SshConnection;
import com.cybervpn.ssh.SshConnector;
import com.cybervpn.ssh.SshCredentials;
import com.cybervpn.ssh.SshExec;
import com.cybervpn.ssh.SshPool;
import com.cybervpn.ssh.SshTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** What the deployer costs on a real host, beside the tools that people use by hand; skipped where none can be booted. */
final class HostSuite implements Suite {
    private static final int PORT = 8080;

    @Override
    public void run(Consumer<Row> report) throws Exception {
        Optional<String> obstacle = RealHost.obstacle();
        if (obstacle.isPresent()) {
            System.out.println("benches on a real host: skipped, " + obstacle.get());
            return;
        }
        Path data = Files.createTempDirectory("cybervpn-host-bench");
        try (RealHost host = RealHost.boot();
                var platform = PlatformUnderTest.start(data, Map.of())) {
            var deployer = new DeployerClient(ApiClient.at(platform.localAddress()));
            String server =
                    deployer.server("bench", host.address(), 22, host.key().toString());
            report.accept(commands(host));
            deployer.done(
                    "/api/v1/servers/" + server + "/setup",
                    Map.of("packages", List.of("curl", "wget", "unzip", "git", "ufw")));
            deployer.done("/api/v1/servers/" + server + "/security/lockdown", Map.of("allowed_ports", List.of(PORT)));
            report.accept(hardening(host, deployer, data));
            report.accept(redeployment(host, deployer, server));
        } finally {
            Rig.deleteTree(data);
        }
    }

    private static Row commands(RealHost host) throws Exception {
        var config = new SshConfig(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(15),
                8,
                Optional.empty());
        var pool = new SshPool(new SshConnector(new InMemoryHostKeys(), config));
        var target = new SshTarget(host.address(), 22, "root", new SshCredentials.KeyFile(host.key()));
        var command = new SshExec("true", null, Duration.ofSeconds(10), 1_000, null);
        Path socket = Files.createTempDirectory("mux").resolve("s");
        String[] master = {"-o", "ControlMaster=auto", "-o", "ControlPersist=60", "-o", "ControlPath=" + socket};
        try {
            return Row.measure(
                    "true on a pooled connection : OpenSSH with ControlMaster",
                    "ms",
                    millis(100, () -> {
                        try (SshConnection connection = pool.lease(target, 1)) {
                            return connection.exec(command).status();
                        }
                    }),
                    millis(100, () -> host.ssh("root", "true", master).status()),
                    "at most 0.5");
        } finally {
            host.ssh("root", "true", "-o", "ControlPath=" + socket, "-O", "exit");
        }
    }

    /** Setup and lockdown of a host that has both already. */
    private static Row hardening(RealHost host, DeployerClient deployer, Path data) throws IOException {
        AtomicInteger count = new AtomicInteger();
        Path playbook = Files.writeString(data.resolve("hardening.yml"), PLAYBOOK);
        Path inventory = Files.writeString(
                data.resolve("hosts"),
                host.address() + " ansible_user=pocketbase ansible_ssh_private_key_file=" + host.key()
                        + " ansible_ssh_common_args='-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                        + " -o IdentitiesOnly=yes'\n");
        if (run("ansible-playbook", "--version") != 0) {
            System.out.println("  no ansible-playbook: the hardening is measured alone");
        }
        return Row.measure(
                2,
                "hardening again, nothing to change : Ansible",
                "ms",
                millis(1, () -> {
                    String again = deployer.api()
                            .post(
                                    "/api/v1/servers",
                                    Map.of(
                                            "name",
                                            "again" + count.incrementAndGet(),
                                            "host",
                                            host.address(),
                                            "root_username",
                                            "pocketbase",
                                            "use_ssh_agent",
                                            false,
                                            "manual_key_path",
                                            host.key().toString()))
                            .expect(201)
                            .text("/id");
                    deployer.done(
                            "/api/v1/servers/" + again + "/setup",
                            Map.of("packages", List.of("curl", "wget", "unzip", "git", "ufw")));
                    deployer.done(
                            "/api/v1/servers/" + again + "/security/lockdown", Map.of("allowed_ports", List.of(PORT)));
                    return 0;
                }),
                millis(1, () -> run("ansible-playbook", "-i", inventory.toString(), playbook.toString())),
                "at most 0.2");
    }

    /** Three releases, one after another, while 100 requests a second come in from outside. */
    private static Row redeployment(RealHost host, DeployerClient deployer, String server) throws InterruptedException {
        String app = deployer.app(server, Map.of("name", "shop", "port", PORT));
        deploy(deployer, app, "1.0", "recreate");
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            var requests = new Requests(host.address(), PORT);
            clock.scheduleAtFixedRate(
                    () -> clients.submit(() -> {
                        sent.incrementAndGet();
                        String answer = requests.get();
                        if (answer.startsWith("bench ")) return;
                        if (failed.incrementAndGet() < 5) System.out.println("  " + answer);
                    }),
                    0,
                    10,
                    TimeUnit.MILLISECONDS);
            for (int release = 2; release <= 4; release++) deploy(deployer, app, release + ".0", "blue-green");
            clock.shutdown();
            clock.awaitTermination(5, TimeUnit.SECONDS);
        }
        return new Row("failed requests while redeploying : all requests", "", failed.get(), sent.get(), "0");
    }

    private static void deploy(DeployerClient deployer, String app, String number, String strategy) {
        String version = deployer.version(app, number, SmallServer.saying("bench"));
        deployer.succeeded(deployer.deploy(
                app,
                number,
                version,
                Map.of("strategy", strategy, "health_check_url", "http://127.0.0.1:" + PORT + "/")));
    }

    /** Milliseconds that one of so many calls takes. */
    private static DoubleSupplier millis(int times, Callable<Integer> work) {
        return () -> {
            long before = System.nanoTime();
            try {
                for (int i = 0; i < times; i++) {
                    if (work.call() != 0) System.out.println("  a call failed");
                }
            } catch (Exception e) {
                System.out.println("  " + e);
                return Double.NaN;
            }
            return (System.nanoTime() - before) / 1e6 / times;
        };
    }

    private static int run(String... command) {
        try {
            Said said = RealHost.say(List.of(command));
            if (said.status() != 0) System.out.println(said.text());
            return said.status();
        } catch (UncheckedIOException e) {
            return 127;
        }
    }

    private static final String PLAYBOOK = """
        - hosts: all
          become: true
          gather_facts: false
          tasks:
            - user: {name: pocketbase, shell: /bin/bash, home: /home/pocketbase, groups: [sudo], append: true}
            - file: {path: /home/pocketbase/.ssh, state: directory, mode: '0700', owner: pocketbase, group: pocketbase}
            - file: {path: /home/pocketbase/.ssh/authorized_keys, mode: '0600', owner: pocketbase, group: pocketbase}
            - copy:
                content: "pocketbase ALL=(ALL:ALL) NOPASSWD: ALL\\n"
                dest: /etc/sudoers.d/pocketbase
                mode: '0440'
                validate: visudo -cf %s
            - apt: {name: [sudo, curl, wget, unzip, git, ufw, fail2ban, python3-systemd], state: present}
            - file: {path: "/opt/pocketbase/{{ item }}", state: directory, mode: '0755', owner: pocketbase, group: pocketbase}
              loop: [apps, backups, logs, staging]
            - ufw: {rule: allow, port: "{{ item }}", proto: tcp}
              loop: ['22', '80', '443', '8080']
            - ufw: {state: enabled, policy: deny, direction: incoming}
            - copy: {src: /etc/fail2ban/jail.local, dest: /etc/fail2ban/jail.local, remote_src: true}
            - service: {name: fail2ban, state: started, enabled: true}
            - copy: {src: /etc/ssh/sshd_config.d/00-cybervpn.conf, dest: /etc/ssh/sshd_config.d/00-cybervpn.conf, remote_src: true}
            - command: sshd -t
              changed_when: false
            - service: {name: ssh, state: started, enabled: true}
        """;
}
