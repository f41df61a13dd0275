package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.terminal.port.in.ConflictView;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.PushSync.Outcome;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.application.terminal.port.in.TerminalEvents;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.ConflictKind;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SyncTest {
    private static final ItemKey PROD = new ItemKey(DataType.SSH_PROFILES, "name:prod");

    private final SyncWorld world = new SyncWorld();
    private final Caller ann = SyncWorld.customer(1);
    private final Caller ben = SyncWorld.customer(2);

    private static Map<String, Object> prod(String host) {
        return new HashMap<>(Map.of("name", "prod", "host", host, "port", 22, "username", "root"));
    }

    private static Map<String, Object> with(Map<String, Object> item, String member, Object value) {
        Map<String, Object> changed = new HashMap<>(item);
        changed.put(member, value);
        return changed;
    }

    private Outcome pushProfile(String device, Map<String, Object> profile) {
        world.clock.advance(Duration.ofSeconds(1));
        return world.push(ann, device, DataType.SSH_PROFILES, profile);
    }

    private Outcome pushTheme(String device, String theme, @Nullable Instant at) {
        world.clock.advance(Duration.ofSeconds(1));
        return world.push(ann, device, Map.of(DataType.SETTINGS, Map.of("theme", theme)), at);
    }

    private @Nullable Object stored(ItemKey key, String member) {
        return world.stores
                .items()
                .find(ann.account(), Set.of(key))
                .get(key)
                .state()
                .document()
                .get(member);
    }

    private List<Item> pulled(String device, @Nullable Instant since) {
        List<Item> all = new ArrayList<>();
        world.pull(ann, device, since).items().values().forEach(all::addAll);
        return all;
    }

    private static List<ConflictView> conflicts(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Clashed(var conflicts) -> conflicts;
            case Outcome.Pushed pushed -> pushed.conflicts();
            default -> throw new AssertionError(outcome);
        };
    }

    private ConflictId clash() {
        pushProfile("phone", prod("h1"));
        return conflicts(pushProfile("tablet", with(prod("h2"), "username", "ann")))
                .getFirst()
                .conflict()
                .id();
    }

    private ResolveConflict.Outcome settle(
            Caller caller, ConflictId id, Resolution by, @Nullable Map<String, Object> merged) {
        return world.resolve.resolve(caller, new ResolveConflict.Command(id, by, merged));
    }

    @Nested
    class WhoMay {
        @Test
        void isAskedBeforeAnything() {
            world.give(ann, Tier.FREE);

            assertThatThrownBy(() -> world.pull(ann, "phone", null)).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> pushProfile("phone", prod("h"))).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> world.read.stats(ann)).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> world.read.conflicts(ann)).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> world.read.history(ann, PROD)).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> settle(ann, new ConflictId(UUID.randomUUID()), Resolution.LOCAL, null))
                    .isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThat(world.devices.list(ann.account())).isEmpty();
        }

        @Test
        void isHeldToTheDevicesOfTheTier() {
            for (int n = 0; n < 5; n++) world.pull(ann, "d" + n, null);

            assertThatThrownBy(() -> world.pull(ann, "d5", null)).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> pushProfile("d5", prod("h"))).isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThat(world.pull(ann, "d4", null).devices()).isEqualTo(5);
            world.devices.forget(ann.account(), "d0");
            assertThat(world.pull(ann, "d5", null).devices()).isEqualTo(5);
            assertThat(world.pull(ben, "d0", null).devices()).isEqualTo(1);
        }

        @Test
        void isHeldToANumberOfOperations() {
            SyncWorld strict = new SyncWorld(new RateLimits.Limit(2, Duration.ofMinutes(1)));
            strict.pull(ann, "phone", null);
            strict.pull(ann, "phone", null);

            assertThatThrownBy(() -> strict.pull(ann, "phone", null))
                    .isInstanceOf(ApplicationFailure.TooManyRequests.class);
            strict.pull(ben, "phone", null);
            strict.clock.advance(Duration.ofMinutes(1));
            strict.pull(ann, "phone", null);
        }
    }

    @Nested
    class Pulling {
        @Test
        void givesAnotherDeviceExactlyWhatWasPushed() {
            pushProfile("phone", prod("h1"));

            Item item = pulled("tablet", null).getFirst();

            assertThat(item.state().document().members())
                    .isEqualTo(Map.of("name", "prod", "host", "h1", "port", 22L, "username", "root"));
            assertThat(item.version()).isEqualTo(1);
            assertThat(world.pull(ben, "tablet", null).items().get(DataType.SSH_PROFILES))
                    .isEmpty();
        }

        @Test
        void missesNothingAndRepeatsNothingThoughTheClockStandsStill() {
            Instant since = world.pull(ann, "tablet", null).at();
            for (int n = 0; n < 20; n++) {
                world.push(ann, "phone", DataType.SSH_PROFILES, Map.of("name", "p" + n));
                PullSync.Pulled pulled = world.pull(ann, "tablet", since);
                assertThat(pulled.items().get(DataType.SSH_PROFILES))
                        .extracting(item -> item.key().value())
                        .containsExactly("name:p" + n);
                since = pulled.at();
            }
            assertThat(pulled("tablet", since)).isEmpty();
        }

        @Test
        void leavesOutWhatTheDeviceSentItselfButNotAtTheFirstTime() {
            Instant since = world.pull(ann, "phone", null).at();
            pushProfile("phone", prod("h1"));

            assertThat(pulled("phone", since)).isEmpty();
            assertThat(pulled("phone", null)).hasSize(1);
        }

        @Test
        void showsDeletionsToWhoeverAsks() {
            pushProfile("phone", prod("h1"));
            Instant since = world.pull(ann, "tablet", null).at();
            pushProfile("phone", with(prod("h1"), "is_deleted", true));

            PullSync.Pulled plain =
                    world.pullSync.pull(ann, new PullSync.Command(SyncWorld.ALL, "tablet", "t", since, false));
            assertThat(plain.items().get(DataType.SSH_PROFILES)).isEmpty();
            Item tombstone = pulled("tablet", since).getFirst();
            assertThat(tombstone.state().deleted()).isTrue();
            assertThat(tombstone.version()).isEqualTo(2);
        }
    }

    @Nested
    class Profiles {
        @Test
        void takeEachMemberFromWhoChangedIt() {
            pushProfile("phone", with(prod("h1"), "color", "red"));
            world.pull(ann, "tablet", null);
            pushProfile("phone", with(prod("h2"), "color", "red"));

            Outcome outcome = pushProfile("tablet", with(with(prod("h1"), "color", "red"), "port", 2222));

            assertThat(conflicts(outcome)).isEmpty();
            assertThat(stored(PROD, "host")).isEqualTo("h2");
            assertThat(stored(PROD, "port")).isEqualTo(2222L);
            Instant since = Instant.EPOCH;
            assertThat(pulled("tablet", since))
                    .as("what was merged in comes back")
                    .hasSize(1);
        }

        @Test
        void areAskedAboutWhereBothChangedTheSame() {
            pushProfile("phone", prod("h1"));

            Outcome outcome = pushProfile("tablet", prod("h2"));

            assertThat(outcome).isInstanceOf(Outcome.Clashed.class);
            ConflictView view = conflicts(outcome).getFirst();
            assertThat(view.conflict().kind()).isEqualTo(ConflictKind.CONCURRENT_MODIFICATION);
            assertThat(view.conflict().local().document().get("host")).isEqualTo("h2");
            assertThat(stored(PROD, "host")).isEqualTo("h1");
            assertThat(conflicts(pushProfile("tablet", prod("h2")))
                            .getFirst()
                            .conflict()
                            .id())
                    .as("the same again is the same conflict")
                    .isEqualTo(view.conflict().id());
            assertThat(world.read.stats(ann).ledger().conflicts()).isEqualTo(1);
            assertThat(world.read.conflicts(ben)).isEmpty();
        }

        @Test
        void sayWhenTheDeviceNamesAnotherVersion() {
            pushProfile("phone", prod("h1"));
            world.pull(ann, "tablet", null);
            pushProfile("phone", prod("h2"));

            Outcome outcome = pushProfile("tablet", with(prod("h3"), "version", 1));

            assertThat(conflicts(outcome).getFirst().conflict().kind()).isEqualTo(ConflictKind.VERSION_MISMATCH);
        }

        @Test
        void neverClashOverTheSame() {
            pushProfile("phone", prod("h1"));

            assertThat(conflicts(pushProfile("tablet", prod("h1")))).isEmpty();
            assertThat(pulled("x", null).getFirst().version()).isEqualTo(1);
        }

        @Test
        void believeNoDeviceThatClaimsToKnowWhatItNeverPulled() {
            pushProfile("phone", prod("h1"));

            assertThat(conflicts(pushProfile("tablet", with(prod("h2"), "version", 1))))
                    .hasSize(1);
            assertThat(conflicts(world.push(
                            ann, "laptop", Map.of(DataType.SSH_PROFILES, List.of(prod("h3"))), world.clock.instant())))
                    .hasSize(1);
        }

        @Test
        void areAskedAboutWhenOneEditsWhatTheOtherDeletes() {
            pushProfile("phone", prod("h1"));
            world.pull(ann, "tablet", null);
            pushProfile("phone", with(prod("h1"), "is_deleted", true));

            assertThat(conflicts(pushProfile("tablet", prod("h1"))))
                    .as("unchanged")
                    .isEmpty();
            assertThat(conflicts(pushProfile("tablet", prod("h2")))).hasSize(1);
        }
    }

    @Nested
    class Settings {
        private final ItemKey theme = new ItemKey(DataType.SETTINGS, "theme");

        @Test
        void keepTheLaterChangeAndTheOtherCanBeHadBack() {
            Instant noon = world.clock.instant();
            pushTheme("phone", "dark", noon.minusSeconds(10));
            assertThat(conflicts(pushTheme("tablet", "light", noon.minusSeconds(5))))
                    .isEmpty();
            assertThat(stored(theme, "value")).isEqualTo("light");

            assertThat(conflicts(pushTheme("laptop", "blue", noon.minusSeconds(7))))
                    .isEmpty();
            assertThat(stored(theme, "value")).isEqualTo("light");
            assertThat(world.read.history(ann, theme))
                    .extracting((Past past) -> past.state().document().get("value"))
                    .containsExactly("blue", "dark");
            assertThat(world.read.history(ben, theme)).isEmpty();
        }

        @Test
        void areAskedAboutWhenTwoDifferAtTheSameTime() {
            Instant time = world.clock.instant().minusSeconds(10);
            pushTheme("phone", "dark", time);

            assertThat(conflicts(pushTheme("tablet", "light", time))).hasSize(1);
            assertThat(conflicts(pushTheme("phone", "blue", time)))
                    .as("its own")
                    .isEmpty();
        }

        @Test
        void letNoClockThatIsAheadWinForEver() {
            pushTheme("phone", "dark", world.clock.instant().plus(Duration.ofDays(900)));

            pushTheme("tablet", "light", null);

            assertThat(stored(theme, "value")).isEqualTo("light");
        }
    }

    @Nested
    class Commands {
        @Test
        void areUnitedAndStayDeleted() {
            Map<String, Object> ls = Map.of("command", "ls", "timestamp", "2026-01-01T00:00:00Z");
            Map<String, Object> pwd = Map.of("command", "pwd", "timestamp", "2026-01-01T00:00:00Z");
            world.push(ann, "phone", DataType.COMMANDS, ls);
            world.push(ann, "tablet", Map.of(DataType.COMMANDS, List.of(ls, pwd)), null);
            assertThat(pulled("x", null)).hasSize(2);

            world.push(ann, "tablet", DataType.COMMANDS, with(ls, "is_deleted", true));
            world.push(ann, "laptop", DataType.COMMANDS, ls);

            assertThat(pulled("x", null))
                    .filteredOn(item -> !item.state().deleted())
                    .hasSize(1);
            assertThat(world.read.conflicts(ann)).isEmpty();
        }
    }

    @Nested
    class Pushing {
        @Test
        void leavesSecretsOut() {
            Map<String, Object> profile = with(with(prod("h1"), "password", "x"), "private_key_id", "k1");
            Outcome outcome = world.push(
                    ann,
                    "phone",
                    Map.of(
                            DataType.SSH_PROFILES,
                            List.of(with(with(profile, "privateKey", "x"), "auth", Map.of("key_path", "/k"))),
                            DataType.SETTINGS,
                            Map.of("openrouter_api_key", "x", "theme", "dark", "github_token", "x"),
                            DataType.AI_PREFERENCES,
                            Map.of("max_tokens", 100, "note", "-----BEGIN PRIVATE KEY-----")),
                    null);

            assertThat(((Outcome.Pushed) outcome).dropped())
                    .containsExactlyInAnyOrder(
                            "ssh_profiles.password",
                            "ssh_profiles.privateKey",
                            "ssh_profiles.auth.key_path",
                            "settings.openrouter_api_key",
                            "settings.github_token",
                            "ai_preferences.note");
            assertThat(stored(PROD, "private_key_id")).isEqualTo("k1");
            assertThat(pulled("x", null))
                    .extracting(item -> item.key().value())
                    .containsExactlyInAnyOrder("name:prod", "theme", "max_tokens");
        }

        @Test
        void keepsWhatItCannotReadForADecision() {
            Outcome outcome = world.push(
                    ann,
                    "phone",
                    Map.of(
                            DataType.SSH_PROFILES,
                            List.of(42, Map.of("host", "h"), with(prod("h"), "schema_version", 9))),
                    null);

            assertThat(conflicts(outcome))
                    .extracting(view -> view.conflict().kind())
                    .containsExactly(
                            ConflictKind.DATA_CORRUPTION, ConflictKind.DATA_CORRUPTION, ConflictKind.SCHEMA_MISMATCH);
            assertThat(settle(ann, conflicts(outcome).get(0).conflict().id(), Resolution.LOCAL, null))
                    .isEqualTo(new ResolveConflict.Outcome.Impossible());
            assertThat(settle(ann, conflicts(outcome).get(1).conflict().id(), Resolution.MERGE, prod("h")))
                    .isInstanceOf(ResolveConflict.Outcome.Resolved.class);
            assertThat(settle(ann, conflicts(outcome).get(0).conflict().id(), Resolution.REMOTE, null))
                    .isInstanceOf(ResolveConflict.Outcome.Resolved.class);
            assertThat(stored(PROD, "host")).isEqualTo("h");
        }

        @Test
        void refusesTooMuchAndCountsIt() {
            List<Object> many = new ArrayList<>();
            for (int n = 0; n <= 100; n++) many.add(Map.of("name", "p" + n));
            assertThat(world.push(ann, "phone", Map.of(DataType.SSH_PROFILES, many), null))
                    .isEqualTo(new Outcome.TooManyItems(100));
            assertThat(world.push(ann, "phone", Map.of(DataType.SETTINGS, Map.of("s", "x".repeat(10_001))), null))
                    .isEqualTo(new Outcome.ItemTooLarge(DataType.SETTINGS, 10_000));
            assertThat(world.push(ann, "phone", Map.of(DataType.SSH_PROFILES, "no list"), null))
                    .isEqualTo(new Outcome.Malformed(DataType.SSH_PROFILES));
            for (int round = 0; round < 2; round++) {
                List<Object> some = new ArrayList<>();
                for (int n = 0; n < 100; n++) some.add(Map.of("name", round + "-" + n));
                world.push(ann, "phone", Map.of(DataType.SSH_PROFILES, some), null);
            }
            assertThat(pushProfile("phone", prod("h"))).isEqualTo(new Outcome.NoRoom(200));

            var ledger = world.read.stats(ann).ledger();
            assertThat(ledger.failed()).isEqualTo(4);
            assertThat(ledger.succeeded()).isEqualTo(2);
            assertThat(world.read.stats(ben).ledger().lastSync()).isNull();
        }

        @Test
        void tellsTheOtherSockets() {
            pushProfile("phone", prod("h1"));
            pushProfile("phone", prod("h1"));

            assertThat(world.events.published()).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo(TerminalEvents.SYNC_UPDATE);
                assertThat(event.audience()).isEqualTo(ann.account());
                assertThat(event.data().get(TerminalEvents.DATA_TYPE)).isEqualTo("ssh_profiles");
                assertThat(event.data().get(TerminalEvents.DEVICE)).isEqualTo("phone");
            });
        }
    }

    @Nested
    class Resolving {
        @Test
        void givesAllDevicesTheSideThatWasChosen() {
            ConflictId id = clash();
            Instant phone = world.pull(ann, "phone", null).at();
            Instant tablet = world.pull(ann, "tablet", null).at();

            assertThat(settle(ann, id, Resolution.LOCAL, null)).isInstanceOf(ResolveConflict.Outcome.Resolved.class);

            assertThat(stored(PROD, "host")).isEqualTo("h2");
            assertThat(pulled("phone", phone).getFirst().version()).isEqualTo(2);
            assertThat(pulled("tablet", tablet).getFirst().version()).isEqualTo(2);
            assertThat(world.read.conflicts(ann)).isEmpty();
            assertThat(world.read.stats(ann).ledger().resolved()).isEqualTo(1);
            assertThat(world.events.published().getLast().data().get(TerminalEvents.DEVICE))
                    .as("all must pull")
                    .isNull();
        }

        @Test
        void keepsTheOtherSideToBeHadBack() {
            ConflictId id = clash();

            settle(ann, id, Resolution.REMOTE, null);

            assertThat(stored(PROD, "host")).isEqualTo("h1");
            assertThat(world.read.history(ann, PROD))
                    .extracting(past -> past.state().document().get("host"))
                    .containsExactlyInAnyOrder("h1", "h2");
        }

        @Test
        void joinsBothOrTakesWhatTheCallerMade() {
            ConflictId joined = clash();
            settle(ann, joined, Resolution.MERGE, null);
            assertThat(stored(PROD, "host")).as("the later one's").isEqualTo("h2");
            assertThat(stored(PROD, "port")).isEqualTo(22L);

            ConflictId made = conflicts(pushProfile("laptop", prod("h9")))
                    .getFirst()
                    .conflict()
                    .id();
            assertThat(settle(ann, made, Resolution.MERGE, Map.of("name", "other")))
                    .isEqualTo(new ResolveConflict.Outcome.Impossible());
            settle(ann, made, Resolution.MERGE, with(prod("h10"), "password", "x"));
            assertThat(stored(PROD, "host")).isEqualTo("h10");
            assertThat(stored(PROD, "password")).isNull();
        }

        @Test
        void happensOnceAndOnlyByTheOwner() {
            ConflictId id = clash();

            assertThat(settle(ben, id, Resolution.LOCAL, null)).isEqualTo(new ResolveConflict.Outcome.NoSuchConflict());
            settle(ann, id, Resolution.REMOTE, null);
            assertThat(settle(ann, id, Resolution.LOCAL, null))
                    .isEqualTo(new ResolveConflict.Outcome.AlreadyResolved());
            assertThat(stored(PROD, "host")).isEqualTo("h1");
        }
    }
}
