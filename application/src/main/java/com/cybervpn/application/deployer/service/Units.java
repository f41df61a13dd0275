package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.domain.deployer.ServiceLogs;
import com.cybervpn.domain.deployer.ServiceStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks systemd and the journal about units (D-SVC-1, D-SVC-4). */
final class Units {
    private static final String SHOW = """
        systemctl show -p LoadState -p ActiveState -p MainPID -p ActiveEnterTimestampMonotonic \
            -p MemoryCurrent -p CPUUsageNSec -p Result -- "$1"
        echo "Uptime=$(cut -d' ' -f1 /proc/uptime)"
        """;

    private final Host host;
    private final InstantSource clock;

    Units(Host host, InstantSource clock) {
        this.host = host;
        this.clock = clock;
    }

    /** Empty when the host has no such unit. */
    Optional<ServiceStatus> status(String unit) throws RemoteFailure, InterruptedException {
        Map<String, String> shown = new HashMap<>();
        host.ask(SHOW, unit).out().lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) shown.put(line.substring(0, at), line.substring(at + 1));
        });
        String load = shown.getOrDefault("LoadState", "not-found");
        if (load.equals("not-found")) return Optional.empty();
        String word = ServiceStatus.word(shown.getOrDefault("ActiveState", ""));
        boolean runs = word.equals("running");
        Long uptime = runs ? uptime(shown) : null;
        long pid = number(shown, "MainPID").orElse(0);
        String result = shown.getOrDefault("Result", "success");
        return Optional.of(new ServiceStatus(
                unit,
                word,
                pid > 0 ? (int) pid : null,
                uptime,
                runs ? boxed(number(shown, "MemoryCurrent")) : null,
                cpu(shown, uptime),
                uptime == null ? null : clock.instant().minusSeconds(uptime),
                word.equals("failed") ? result : null));
    }

    boolean isActive(String unit) throws RemoteFailure, InterruptedException {
        return host.yes(ShellCommand.of("systemctl", "is-active", "-q", "--", unit));
    }

    ServiceLogs logs(String unit, int lines) throws RemoteFailure, InterruptedException {
        Ran counted =
                host.ask("journalctl -q --no-pager -n 100000 -o json --output-fields=PRIORITY -u \"$1\" | wc -l", unit);
        Ran ran = host.ask(ShellCommand.of("journalctl", "-q", "--no-pager", "-o", "json")
                .and("--output-fields=PRIORITY,MESSAGE,SYSLOG_IDENTIFIER")
                .and("-n", String.valueOf(lines), "-u", unit));
        List<ServiceLogs.Entry> entries = ran.out()
                .lines()
                .map(JournalLine::parse)
                .flatMap(Optional::stream)
                .map(Units::entry)
                .toList();
        int total = number(Map.of("n", counted.out().strip()), "n").isPresent()
                ? (int) Math.max(entries.size(), Long.parseLong(counted.out().strip()))
                : entries.size();
        return new ServiceLogs(unit, entries, total);
    }

    private static ServiceLogs.Entry entry(Map<String, String> members) {
        long micros = number(members, "__REALTIME_TIMESTAMP").orElse(0);
        int priority = (int) number(members, "PRIORITY").orElse(6);
        return new ServiceLogs.Entry(
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
                ServiceLogs.Entry.level(priority),
                members.getOrDefault("MESSAGE", ""),
                members.getOrDefault("SYSLOG_IDENTIFIER", ""));
    }

    private static @Nullable Long uptime(Map<String, String> shown) {
        OptionalLong since = number(shown, "ActiveEnterTimestampMonotonic");
        String up = shown.getOrDefault("Uptime", "");
        if (since.isEmpty() || !up.matches("\\d+(\\.\\d+)?")) return null;
        return Math.max(0, (long) Double.parseDouble(up) - since.getAsLong() / 1_000_000);
    }

    private static @Nullable Double cpu(Map<String, String> shown, @Nullable Long uptime) {
        OptionalLong used = number(shown, "CPUUsageNSec");
        if (uptime == null || uptime == 0 || used.isEmpty()) return null;
        return Math.round(used.getAsLong() / (uptime * 1e9) * 10_000) / 100.0;
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    private static OptionalLong number(Map<String, String> members, String name) {
        String text = members.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
