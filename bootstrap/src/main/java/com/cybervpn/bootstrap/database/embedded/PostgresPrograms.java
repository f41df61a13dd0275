package com.cybervpn.bootstrap.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs and says in its words what went wrong. */
final class PostgresPrograms {
    private static final Duration START = Duration.ofMinutes(5); // recovery after a crash takes its time
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path binaries;
    private final UnprivilegedUser user;

    PostgresPrograms(Path binaries, UnprivilegedUser user) {
        this.binaries = binaries;
        this.user = user;
    }

    /** Makes a new cluster whose only role is {@code role}, with the password in {@code passwordFile}. */
    void initialise(Path cluster, String role, Path passwordFile) {
        run(
                cluster.resolveSibling("initdb.log"),
                "initdb",
                "--pgdata=" + cluster,
                "--username=" + role,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** Starts the server in a session of its own (Ctrl-C in our terminal does not reach it) and waits until it is ready. */
    void start(Path cluster, List<String> settings) {
        var options = new StringBuilder();
        for (String setting : settings) options.append(" -c ").append(setting);
        run(
                cluster.resolveSibling("start.log"),
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + START.toSeconds(),
                "--pgdata=" + cluster,
                "--log=" + cluster.resolveSibling("server.log"),
                "--options=" + options.toString().strip());
    }

    /** Ends all sessions, writes everything out and stops. */
    void stop(Path cluster) {
        run(
                cluster.resolveSibling("stop.log"),
                "pg_ctl",
                "stop",
                "--wait",
                "--mode=fast",
                "--timeout=" + STOP.toSeconds(),
                "--pgdata=" + cluster);
    }

    /** To a file, not a pipe: a pipe would be inherited by the server and never end. */
    private void run(Path log, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(user.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C"); // so that its messages are the ones we know
            Process process = builder.start();
            if (!process.waitFor(START.plusSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresFailure(program + " did not end in time");
            }
            if (process.exitValue() != 0) throw new PostgresFailure(program + " failed: " + reason(log));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure(program + " was interrupted");
        }
    }

    /** The line that says most: the server's own last FATAL one, else the last that the program printed. */
    private static String reason(Path log) throws IOException {
        Path serverLog = log.resolveSibling("server.log");
        if (Files.exists(serverLog) && log.endsWith("start.log")) {
            var fatal = Files.readAllLines(serverLog).stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("could not bind"))
                    .toList();
            if (!fatal.isEmpty()) return String.join("; ", fatal);
        }
        var lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "no reason given" : lines.getLast();
    }
}
