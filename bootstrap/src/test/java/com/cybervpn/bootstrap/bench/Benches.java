package com.cybervpn.bootstrap.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints one line for each comparison: the ratio of ours to a baseline of the same run, and the goal for it. The property
 * {@code bench} names the suites, separated by commas; all of them without it.
 */
public final class Benches {
    private static final Map<String, Suite> SUITES = new LinkedHashMap<>();

    static {
        SUITES.put("foundation", new FoundationSuite());
        SUITES.put("signin", new SignInSuite());
        SUITES.put("start", new StartSuite());
        SUITES.put("vpn", new VpnSuite());
        SUITES.put("fanout", new FanOutSuite());
        SUITES.put("billing", new BillingSuite());
        SUITES.put("hosting", new HostingSuite());
        SUITES.put("host", new HostSuite());
        SUITES.put("terminal", TerminalBench::run);
        SUITES.put("history", new HistorySuite());
        SUITES.put("sync", new SyncSuite());
    }

    private Benches() {}

    public static void main(String[] args) throws Exception {
        String wanted = System.getProperty("bench", "");
        List<String> names = wanted.isBlank() ? List.copyOf(SUITES.keySet()) : Arrays.asList(wanted.split(","));
        System.out.println(String.format(Locale.ROOT, "%-52s %8s", "bench", "ratio"));
        for (String name : names) {
            Suite suite = SUITES.get(name.strip());
            if (suite == null) throw new IllegalArgumentException("bench is any of " + SUITES.keySet());
            suite.run(System.out::println);
        }
        System.exit(0); // threads of the load generators may still wind down
    }
}
