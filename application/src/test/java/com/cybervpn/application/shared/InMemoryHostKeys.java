package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.domain.shared.HostKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Host keys in memory. */
public final class InMemoryHostKeys implements HostKeys {
    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public InMemoryHostKeys(InstantSource clock) {
        this.clock = clock;
    }

    public InMemoryHostKeys() {
        this(InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    public synchronized Verdict judge(HostKey offered) {
        String server = server(offered.host(), offered.port());
        Entry known = entries.get(server);
        if (known == null) {
            entries.put(server, new Entry(offered, clock.instant(), null, null));
            return new Verdict.FirstUse(offered);
        }
        if (known.trusted().equals(offered)) return new Verdict.Trusted(offered);
        entries.put(server, new Entry(known.trusted(), known.since(), offered, clock.instant()));
        return new Verdict.Changed(known.trusted(), offered);
    }

    @Override
    public synchronized List<Entry> list() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized Optional<Entry> find(String host, int port) {
        return Optional.ofNullable(entries.get(server(host, port)));
    }

    @Override
    public synchronized Optional<Entry> approve(String host, int port, String fingerprint) {
        Entry known = entries.get(server(host, port));
        if (known == null
                || known.refused() == null
                || !known.refused().fingerprint().equals(fingerprint)) {
            return Optional.empty();
        }
        Entry approved = new Entry(known.refused(), clock.instant(), null, null);
        entries.put(server(host, port), approved);
        return Optional.of(approved);
    }

    private static String server(String host, int port) {
        return host + " " + port;
    }
}
