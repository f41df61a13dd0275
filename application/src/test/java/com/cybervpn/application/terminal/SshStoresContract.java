package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the stores of SSH profiles and keys must do, in memory and in the database alike. */
public interface SshStoresContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    AccountId OWNER = new AccountId(new UUID(1, 1));
    AccountId OTHER = new AccountId(new UUID(1, 2));

    SshProfiles profiles();

    SshKeys keys();

    @Test
    default void storesAProfileAsItIs() {
        SshKey key = key(OWNER, 1, "laptop");
        keys().add(key, text("a"));
        SshProfile stored = profiles().save(profile(OWNER, 1, "web", key.id())).orElseThrow();

        assertThat(stored.version()).isEqualTo(1);
        assertThat(profiles().find(stored.id())).contains(stored);
        assertThat(profiles().ownedBy(OWNER)).containsExactly(stored);
        assertThat(profiles().ownedBy(OTHER)).isEmpty();
        assertThat(profiles().isAnyWith(key.id())).isTrue();

        SshProfile changed =
                stored.changed("app", new SshDestination("10.0.0.2", 2222, "root"), null, NOW.plusSeconds(9));
        assertThat(profiles().save(changed)).contains(changed.stored());
        assertThat(profiles().find(stored.id())).contains(changed.stored());
        assertThat(profiles().isAnyWith(key.id())).isFalse();
        assertThat(profiles().remove(stored.id())).isTrue();
        assertThat(profiles().remove(stored.id())).isFalse();
        assertThat(profiles().find(stored.id())).isEmpty();
    }

    @Test
    default void letsEachOwnerHaveANameOnce() {
        SshProfile first = profiles().save(profile(OWNER, 1, "web", null)).orElseThrow();
        SshProfile second = profiles().save(profile(OWNER, 2, "app", null)).orElseThrow();

        assertThat(profiles().save(profile(OWNER, 3, "web", null))).isEmpty();
        assertThat(profiles().save(second.changed("web", second.destination(), null, NOW)))
                .isEmpty();
        assertThat(profiles().save(profile(OTHER, 4, "web", null))).isPresent();
        assertThat(profiles().save(first.changed("web", first.destination(), null, NOW)))
                .isPresent();
        assertThat(profiles().ownedBy(OWNER)).extracting(SshProfile::name).containsExactly("app", "web");
    }

    @Test
    default void refusesToOverwriteAConcurrentChange() {
        SshProfile read = profiles().save(profile(OWNER, 1, "web", null)).orElseThrow();
        profiles().save(read.changed("mine", read.destination(), null, NOW));

        assertThatThrownBy(() -> profiles().save(read.changed("theirs", read.destination(), null, NOW)))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    default void storesAKeyWithItsPrivatePartApart() {
        SshKey open = key(OWNER, 1, "b");
        SshKey locked = key(OWNER, 2, "a");
        PrivateKey lockedText = new PrivateKey(Secret.of("-----BEGIN x"), Secret.of("open sesame"));

        assertThat(keys().add(open, text("one"))).isTrue();
        assertThat(keys().add(locked, lockedText)).isTrue();
        assertThat(keys().add(key(OWNER, 3, "a"), text("two"))).isFalse();
        assertThat(keys().add(key(OTHER, 4, "a"), text("three"))).isTrue();

        assertThat(keys().ownedBy(OWNER)).containsExactly(locked, open);
        assertThat(keys().find(open.id())).contains(open);
        assertThat(keys().findByName(OWNER, "a")).contains(locked);
        assertThat(keys().findByName(OWNER, "none")).isEmpty();
        assertThat(keys().privatePart(open.id())).contains(text("one"));
        assertThat(keys().privatePart(locked.id())).contains(lockedText);
        assertThat(keys().remove(open.id())).isTrue();
        assertThat(keys().remove(open.id())).isFalse();
        assertThat(keys().privatePart(open.id())).isEmpty();
    }

    private static SshProfile profile(AccountId owner, long id, String name, @Nullable SshKeyId key) {
        return new SshProfile(
                new SshProfileId(new UUID(2, id)),
                owner,
                name,
                new SshDestination("h.example.org", 22, "me"),
                key,
                NOW,
                NOW,
                0);
    }

    private static SshKey key(AccountId owner, long id, String name) {
        return new SshKey(
                new SshKeyId(new UUID(3, id)), owner, name, "ssh-ed25519", "SHA256:x", "ssh-ed25519 AAAA", NOW);
    }

    private static PrivateKey text(String content) {
        return new PrivateKey(Secret.of("-----BEGIN " + content), null);
    }
}
