package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link PanelUsers} must do. */
public interface PanelUsersContract {
    PanelUsers users();

    /** The panel's clock. */
    InstantSource clock();

    private Instant inDays(int days) {
        return clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
    }

    private NewPanelUser wanted(String username, @Nullable Long telegramId) {
        return new NewPanelUser(
                username,
                inDays(30),
                1_000,
                TrafficReset.MONTH,
                telegramId,
                username + "@example.com",
                "made by a test",
                "VIP",
                3,
                List.of());
    }

    private PanelUser made(String username) {
        return accepted(users().create(wanted(username, null)));
    }

    private static PanelUser accepted(PanelAnswer<PanelUser> answer) {
        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        return ((PanelAnswer.Accepted<PanelUser>) answer).value();
    }

    @Test
    default void createsAUserThatIsThenFoundByEachOfItsNames() {
        PanelUser user = accepted(users().create(wanted("contract_new", 4711L)));

        assertThat(user.username()).isEqualTo("contract_new");
        assertThat(user.status()).isEqualTo(VpnUserStatus.ACTIVE);
        assertThat(user.expiresAt()).isEqualTo(inDays(30));
        assertThat(user.trafficLimitBytes()).isEqualTo(1_000);
        assertThat(user.trafficReset()).isEqualTo(TrafficReset.MONTH);
        assertThat(user.email()).isEqualTo("contract_new@example.com");
        assertThat(user.description()).isEqualTo("made by a test");
        assertThat(user.tag()).isEqualTo("VIP");
        assertThat(user.deviceLimit()).isEqualTo(3);
        assertThat(user.subscriptionUrl()).endsWith(user.shortUuid());
        assertThat(user.usedTrafficBytes()).isZero();
        assertThat(users().find(user.id())).contains(user);
        assertThat(users().findByUsername("contract_new")).contains(user);
        assertThat(users().findByTelegramId(4711)).containsExactly(user);
    }

    @Test
    default void switchesOffFromTheStartWhoHasNoAccessYet() {
        PanelUser user = accepted(users().create(new NewPanelUser(
                "contract_waits", PanelUser.NOT_YET, 0, TrafficReset.MONTH, null, null, null, null, null, List.of())));

        assertThat(user.status()).isEqualTo(VpnUserStatus.DISABLED);
        assertThat(user.isUnopened()).isTrue();
        assertThat(accepted(users().update(
                                        user.id(),
                                        PanelUserChange.NONE.withEnabled(true).withExpiresAt(inDays(1))))
                        .status())
                .isEqualTo(VpnUserStatus.ACTIVE);
    }

    @Test
    default void forgetsWhoAUserIsAndNothingElse() {
        PanelUser before = accepted(users().create(wanted("contract_left", 4712L)));

        PanelUser after = accepted(users().anonymise(before.id()));

        assertThat(after.email()).isNull();
        assertThat(after.telegramId()).isNull();
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
        assertThat(after.description()).isEqualTo(before.description());
        assertThat(users().find(before.id())).contains(after);
        assertThat(users().findByTelegramId(4712)).isEmpty();
        assertThat(users().anonymise(new PanelUserId(999_999_999))).isEqualTo(new PanelAnswer.Absent<>());
    }

    @Test
    default void findsNothingWhereThereIsNothing() {
        assertThat(users().find(new PanelUserId(999_999_999))).isEmpty();
        assertThat(users().findByUsername("contract_nobody")).isEmpty();
        assertThat(users().findByTelegramId(1)).isEmpty();
    }

    @Test
    default void refusesAUsernameThatIsTaken() {
        made("contract_twice");

        assertThat(users().create(wanted("contract_twice", null))).isEqualTo(new PanelAnswer.Taken<>());
    }

    @Test
    default void refusesAUsernameThatItDoesNotLike() {
        assertThat(users().create(wanted("a!", null))).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    default void letsSeveralUsersShareATelegramIdAndShowsTheNewestFirst() {
        PanelUser older = accepted(users().create(wanted("contract_tg_1", 815L)));
        PanelUser newer = accepted(users().create(wanted("contract_tg_2", 815L)));

        assertThat(users().findByTelegramId(815)).containsExactly(newer, older);
    }

    @Test
    default void changesWhatIsSaidAndNothingElse() {
        PanelUser user = made("contract_change");

        PanelUser changed = accepted(users().update(
                        user.id(),
                        PanelUserChange.NONE.withTrafficLimitBytes(0L).withEmail("new@example.com")));

        assertThat(changed.trafficLimitBytes()).isZero();
        assertThat(changed.email()).isEqualTo("new@example.com");
        assertThat(changed.username()).isEqualTo(user.username());
        assertThat(changed.expiresAt()).isEqualTo(user.expiresAt());
        assertThat(changed.deviceLimit()).isEqualTo(3);
        assertThat(users().find(user.id())).contains(changed);
    }

    @Test
    default void disablesAndEnables() {
        PanelUser user = made("contract_switch");

        assertThat(accepted(users().update(user.id(), PanelUserChange.NONE.withEnabled(false)))
                        .status())
                .isEqualTo(VpnUserStatus.DISABLED);
        assertThat(accepted(users().update(user.id(), PanelUserChange.NONE.withEnabled(true)))
                        .status())
                .isEqualTo(VpnUserStatus.ACTIVE);
    }

    @Test
    default void refusesAnEndInThePast() {
        PanelUser user = made("contract_past");

        assertThat(users().update(user.id(), PanelUserChange.NONE.withExpiresAt(inDays(-1))))
                .isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    default void saysThatAUserToChangeIsNotThere() {
        assertThat(users().update(new PanelUserId(999_999_999), PanelUserChange.NONE.withEnabled(false)))
                .isEqualTo(new PanelAnswer.Absent<>());
    }

    @Test
    default void deletesOnce() {
        PanelUser user = made("contract_delete");

        assertThat(users().delete(user.id())).isTrue();
        assertThat(users().delete(user.id())).isFalse();
        assertThat(users().find(user.id())).isEmpty();
    }

    @Test
    default void listsPagesNewestFirstWithTheTotalOfAll() {
        PanelUser first = made("contract_page_1");
        PanelUser second = made("contract_page_2");
        PanelUser third = made("contract_page_3");

        PanelUsers.Page page = users().list(1, 2);

        assertThat(page.users()).containsExactly(second, first);
        assertThat(page.total()).isGreaterThanOrEqualTo(3);
        assertThat(users().list(0, 1).users()).containsExactly(third);
        assertThat(users().list((int) page.total(), 10).users()).isEmpty();
    }

    @Test
    default void walksOverAllUsersEachOnce() {
        for (int i = 0; i < 5; i++) made("contract_walk_" + i);
        List<PanelUser> seen = new ArrayList<>();
        String cursor = null;
        do {
            PanelUsers.Batch batch = users().walk(cursor, 2);
            seen.addAll(batch.users());
            cursor = batch.next();
        } while (cursor != null);

        assertThat(seen).hasSize((int) users().list(0, 1).total()).doesNotHaveDuplicates();
    }
}
