package com.cybervpn.application.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.operations.port.in.ListAuditEntries.Filter;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.operations.service.AuditRetention;
import com.cybervpn.application.operations.service.ListAuditEntriesService;
import com.cybervpn.application.operations.service.VerifyAuditTrailService;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fake keeps the contract, and the use cases on top of it ask for the rights that they need. */
class InMemoryAuditEntriesTest implements AuditEntriesContract {
    private final MovableClock clock = new MovableClock();
    private final InMemoryAuditEntries entries = new InMemoryAuditEntries(clock);

    @Override
    public AuditTrail trail() {
        return entries;
    }

    @Override
    public AuditEntries entries() {
        return entries;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "SUPER_ADMIN"})
    void adminsReadAndVerify(Role role) {
        entries.record(AuditTrail.Entry.of(caller(role), "user_created", "user", "1"));

        assertThat(new ListAuditEntriesService(entries).list(caller(role), Filter.NONE, 0, 20))
                .hasSize(1);
        assertThat(new VerifyAuditTrailService(entries).verify(caller(role))).isEqualTo(new AuditChainState.Intact(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "SUPER_ADMIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseDoes(Role role) {
        assertThatThrownBy(() -> new ListAuditEntriesService(entries).list(caller(role), Filter.NONE, 0, 20))
                .isInstanceOf(ApplicationFailure.Forbidden.class);
        assertThatThrownBy(() -> new VerifyAuditTrailService(entries).verify(caller(role)))
                .isInstanceOf(ApplicationFailure.Forbidden.class);
    }

    @Test
    void retentionRemovesWhatIsOlderThanItIsKept() {
        var retention = new AuditRetention(entries, clock, Duration.ofDays(90));
        entries.record(AuditTrail.Entry.of(caller(Role.ADMIN), "user_created", "user", "old"));
        clock.advance(Duration.ofDays(1));
        entries.record(AuditTrail.Entry.of(caller(Role.ADMIN), "user_created", "user", "younger"));

        clock.advance(Duration.ofDays(89));
        retention.run();
        assertThat(entries.list(Filter.NONE, 0, 9))
                .as("exactly 90 days are kept")
                .hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        retention.run();
        assertThat(entries.list(Filter.NONE, 0, 9)).hasSize(1);
    }

    private static Caller caller(Role role) {
        return new Caller(new Principal(ANN, role, new SessionId(new UUID(0, 2))), ORIGIN);
    }
}
