package com.cybervpn.application.shared.port.out;

import com.cybervpn.domain.shared.HostKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host keys that the platform trusts: one store for everything that speaks SSH. */
public interface HostKeys {
    /**
     * Judges the key that a server offers. The first one of a server is recorded and trusted from then on; another one
     * is refused and kept for {@link #approve}.
     */
    Verdict judge(HostKey offered);

    List<Entry> list();

    Optional<Entry> find(String host, int port);

    /**
     * Trusts the key that was last refused, if it is the one with that fingerprint.
     *
     * @return the entry as it is now; empty when no such key was offered
     */
    Optional<Entry> approve(String host, int port, String fingerprint);

    /** What to think of an offered key. */
    sealed interface Verdict {
        record FirstUse(HostKey key) implements Verdict {}

        record Trusted(HostKey key) implements Verdict {}

        record Changed(HostKey trusted, HostKey offered) implements Verdict {}
    }

    /**
     * What is known of one server.
     *
     * @param since when {@code trusted} was recorded or approved
     * @param refused another key that was offered later and waits for approval; null when there is none
     * @param refusedAt when it was last offered
     */
    record Entry(
            HostKey trusted,
            Instant since,
            @Nullable HostKey refused,
            @Nullable Instant refusedAt) {}
}
