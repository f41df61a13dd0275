package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.HostKeys.Verdict;
import com.cybervpn.domain.shared.HostKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of {@link HostKeys} must do. */
public interface HostKeysContract {
    HostKeys hostKeys();

    private static HostKey key(String host, String fingerprint) {
        return new HostKey(host, 22, "ssh-ed25519", fingerprint);
    }

    private static String host() {
        return "host-" + UUID.randomUUID() + ".example";
    }

    @Test
    default void trustsTheFirstKeyAndThenThatOne() {
        HostKey key = key(host(), "SHA256:one");

        assertThat(hostKeys().judge(key)).isEqualTo(new Verdict.FirstUse(key));
        assertThat(hostKeys().judge(key)).isEqualTo(new Verdict.Trusted(key));
    }

    @Test
    default void refusesAnotherKeyAndKeepsItForApproval() {
        String host = host();
        HostKey first = key(host, "SHA256:one");
        HostKey second = key(host, "SHA256:two");
        hostKeys().judge(first);

        assertThat(hostKeys().judge(second)).isEqualTo(new Verdict.Changed(first, second));
        assertThat(hostKeys().judge(first)).isEqualTo(new Verdict.Trusted(first));
        assertThat(hostKeys().find(host, 22).orElseThrow().refused()).isEqualTo(second);
    }

    @Test
    default void approvesOnlyTheKeyThatWasRefused() {
        String host = host();
        HostKey second = key(host, "SHA256:two");
        hostKeys().judge(key(host, "SHA256:one"));
        hostKeys().judge(second);

        assertThat(hostKeys().approve(host, 22, "SHA256:three")).isEmpty();
        assertThat(hostKeys().approve(host, 22, "SHA256:two").orElseThrow().trusted())
                .isEqualTo(second);
        assertThat(hostKeys().judge(second)).isEqualTo(new Verdict.Trusted(second));
        assertThat(hostKeys().find(host, 22).orElseThrow().refused()).isNull();
    }

    @Test
    default void tellsPortsApart() {
        String host = host();
        hostKeys().judge(key(host, "SHA256:one"));
        HostKey other = new HostKey(host, 2222, "ssh-ed25519", "SHA256:two");

        assertThat(hostKeys().judge(other)).isEqualTo(new Verdict.FirstUse(other));
    }
}
