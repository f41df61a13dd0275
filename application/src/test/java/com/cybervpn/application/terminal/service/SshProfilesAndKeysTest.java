package com.cybervpn.application.terminal.service;

import static com.cybervpn.application.terminal.TerminalCallers.ALICE;
import static com.cybervpn.application.terminal.TerminalCallers.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.terminal.InMemorySshKeys;
import com.cybervpn.application.terminal.InMemorySshProfiles;
import com.cybervpn.application.terminal.port.in.SshKeyring;
import com.cybervpn.application.terminal.port.in.SshProfileBook;
import com.cybervpn.application.terminal.port.in.SshProfileBook.Draft;
import com.cybervpn.application.terminal.port.in.SshProfileBook.Outcome;
import com.cybervpn.application.terminal.port.out.SshKeyReader;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshProfilesAndKeysTest {
    private static final String PEM = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n";

    private final MovableClock clock = new MovableClock();
    private final InMemorySshProfiles stored = new InMemorySshProfiles();
    private final InMemorySshKeys storedKeys = new InMemorySshKeys();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private Tier tier = Tier.FREE;
    private SshKeyReader.Reading reading =
            new SshKeyReader.Reading.Key("ssh-ed25519", "SHA256:abc", "ssh-ed25519 AAAA");
    private final SequentialIds ids = new SequentialIds();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final SshProfileBook profiles = new SshProfileBookService(
            stored, storedKeys, _ -> {}, _ -> GrantedTier.forGood(tier), transactions, ids, clock);
    private final SshKeyring keys =
            new SshKeyringService(storedKeys, stored, _ -> reading, _ -> {}, audit, transactions, ids, clock);

    @Test
    void keepsAProfileWithItsDefaults() {
        SshProfile profile = added(new Draft("web", "host.example.org", null, "deploy", null));

        assertThat(profile.destination()).isEqualTo(new SshDestination("host.example.org", 22, "deploy"));
        assertThat(profile.createdAt()).isEqualTo(clock.instant());
        assertThat(profiles.list(ALICE)).containsExactly(profile);
        assertThat(profiles.find(ALICE, profile.id())).contains(profile);
    }

    @Test
    void changesOnlyWhatIsSaid() {
        SshKey key = added("laptop");
        SshProfile before = added(new Draft("web", "a.example.org", 2222, "me", key.id()));
        clock.advance(Duration.ofMinutes(1));

        var outcome = profiles.change(ALICE, before.id(), new Draft(null, "b.example.org", null, null, null));

        SshProfile after = ((Outcome.Stored) outcome).profile();
        assertThat(after.destination()).isEqualTo(new SshDestination("b.example.org", 2222, "me"));
        assertThat(after.key()).isEqualTo(key.id());
        assertThat(after.name()).isEqualTo("web");
        assertThat(after.modifiedAt()).isEqualTo(before.modifiedAt().plusSeconds(60));
    }

    @Test
    void hidesProfilesFromOthers() {
        SshProfile profile = added(draft("web"));

        assertThat(profiles.list(BOB)).isEmpty();
        assertThat(profiles.find(BOB, profile.id())).isEmpty();
        assertThat(profiles.change(BOB, profile.id(), draft("mine"))).isEqualTo(new Outcome.NoSuchProfile());
        assertThat(profiles.remove(BOB, profile.id())).isFalse();
        assertThat(profiles.find(ALICE, profile.id())).contains(profile);
        assertThat(profiles.remove(ALICE, profile.id())).isTrue();
    }

    @Test
    void takesOnlyOwnKeys() {
        SshKey key = added("laptop");

        assertThat(profiles.add(BOB, new Draft("web", "h", null, "me", key.id())))
                .isEqualTo(new Outcome.NoSuchKey(key.id()));
        SshKeyId unknown = new SshKeyId(new UUID(0, 99));
        assertThat(profiles.add(ALICE, new Draft("web", "h", null, "me", unknown)))
                .isEqualTo(new Outcome.NoSuchKey(unknown));
    }

    @Test
    void holdsTheFreeTierToThreeProfiles() {
        added(draft("one"));
        added(draft("two"));
        SshProfile third = added(draft("three"));

        assertThat(profiles.add(ALICE, draft("four"))).isEqualTo(new Outcome.LimitReached(3));
        assertThat(profiles.change(ALICE, third.id(), draft("four"))).isInstanceOf(Outcome.Stored.class);
        tier = Tier.PRO;
        assertThat(profiles.add(ALICE, draft("five"))).isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void letsANameBeUsedOncePerOwner() {
        added(draft("web"));

        assertThat(profiles.add(ALICE, draft("web"))).isEqualTo(new Outcome.NameTaken("web"));
        assertThat(profiles.add(BOB, draft("web"))).isInstanceOf(Outcome.Stored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|''|host|22|me",
                "host|web|''|22|me",
                "host|web|-oProxyCommand=x|22|me",
                "host|web|a b|22|me",
                "host|web|a;b|22|me",
                "port|web|host|0|me",
                "port|web|host|65536|me",
                "username|web|host|22|''",
                "username|web|host|22|a b",
            })
    void namesTheMemberThatIsWrong(String member, String name, String host, int port, String username) {
        var outcome = profiles.add(ALICE, new Draft(name, host, port, username, null));

        assertThat(((Outcome.Invalid) outcome).reasons()).containsOnlyKeys(member);
    }

    @Test
    void keepsAKeyThatWasRead() {
        SshKey key = added("laptop");

        assertThat(key.fingerprint()).isEqualTo("SHA256:abc");
        assertThat(keys.list(ALICE)).containsExactly(key);
        assertThat(keys.list(BOB)).isEmpty();
        assertThat(storedKeys.privatePart(key.id()).orElseThrow().pem()).isEqualTo(Secret.of(PEM));
        assertThat(audit.actions()).containsExactly("ssh_key_created");
        assertThat(audit.last().toString()).doesNotContain("BEGIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "aGVsbG8=", "/w=="})
    void refusesWhatIsNoKey(String text) {
        assertThat(add("x", text)).isInstanceOf(SshKeyring.AddOutcome.Invalid.class);
        assertThat(keys.list(ALICE)).isEmpty();
    }

    @Test
    void refusesAKeyThatItCannotOpen() {
        reading = new SshKeyReader.Reading.Locked();
        assertThat(add("x", PEM))
                .isEqualTo(new SshKeyring.AddOutcome.Invalid("passphrase", "does not open the private key"));
        reading = new SshKeyReader.Reading.NotAKey();
        assertThat(add("x", PEM)).isInstanceOf(SshKeyring.AddOutcome.Invalid.class);
    }

    @Test
    void keepsAKeyThatAProfileUses() {
        SshKey key = added("laptop");
        SshProfile profile = added(new Draft("web", "h", null, "me", key.id()));

        assertThat(keys.remove(BOB, key.id())).isEqualTo(new SshKeyring.RemoveOutcome.NoSuchKey());
        assertThat(keys.remove(ALICE, key.id())).isEqualTo(new SshKeyring.RemoveOutcome.InUse());
        profiles.remove(ALICE, profile.id());
        assertThat(keys.remove(ALICE, key.id())).isEqualTo(new SshKeyring.RemoveOutcome.Removed());
        assertThat(keys.remove(ALICE, key.id())).isEqualTo(new SshKeyring.RemoveOutcome.NoSuchKey());
    }

    @Test
    void letsAKeyNameBeUsedOncePerOwner() {
        added("laptop");
        assertThat(add("laptop", PEM)).isEqualTo(new SshKeyring.AddOutcome.NameTaken("laptop"));
    }

    private static Draft draft(String name) {
        return new Draft(name, "host.example.org", 22, "me", null);
    }

    private SshProfile added(Draft draft) {
        return ((Outcome.Stored) profiles.add(ALICE, draft)).profile();
    }

    private SshKey added(String name) {
        String base64 = Base64.getEncoder().encodeToString(PEM.getBytes(StandardCharsets.UTF_8));
        return ((SshKeyring.AddOutcome.Added) add(name, base64)).key();
    }

    private SshKeyring.AddOutcome add(String name, String text) {
        return keys.add(ALICE, new SshKeyring.Command(name, Secret.of(text), null));
    }
}
