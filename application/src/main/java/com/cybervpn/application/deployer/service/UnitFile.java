package com.cybervpn.application.deployer.service;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The systemd unit and the environment file of a release (D-DEP-8). */
final class UnitFile {
    private UnitFile() {}

    /**
     * @param root the directory whose {@code files/} and {@code env} it runs with
     * @param arguments after the program
     */
    static String unit(ReleaseHome home, String root, String program, String arguments) {
        return """
            # Written by the CyberVPN platform; a deployment replaces it.
            [Unit]
            Description=%s
            After=network.target

            [Service]
            Type=simple
            User=%s
            Group=%s
            WorkingDirectory=%s
            EnvironmentFile=%s/env
            ExecStart=%s/files/%s%s
            Restart=always
            RestartSec=5s
            LimitNOFILE=4096
            AmbientCapabilities=CAP_NET_BIND_SERVICE
            StandardOutput=journal
            StandardError=journal
            SyslogIdentifier=%s

            [Install]
            WantedBy=multi-user.target
            """.formatted(
                        home.service(),
                        home.user(),
                        home.user(),
                        home.path(),
                        root,
                        root,
                        program,
                        arguments.isEmpty() ? "" : " " + arguments,
                        home.service());
    }

    /** How a program is called: PocketBase wants to be told what to serve, others read their environment. */
    static String arguments(String program, String domain, @Nullable Integer port) {
        if (!program.equals("pocketbase")) return "";
        return port == null ? "serve " + domain : "serve --http=0.0.0.0:" + port;
    }

    /** Values in double quotes, with what systemd reads specially in them escaped. */
    static String environment(Map<String, String> variables) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(variable -> variable.getKey() + "=\"" + escaped(variable.getValue()) + "\"\n")
                        .collect(Collectors.joining());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("`", "\\`");
    }
}
