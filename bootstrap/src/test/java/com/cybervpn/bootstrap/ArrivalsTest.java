package com.cybervpn.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.vpn.service.ForgetOwner;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryJobs jobs = new InMemoryJobs(clock);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadToOneJobForEachAccountWhereTheOperatorWantsIt(boolean wanted) {
        var arrivals = new VpnUseCases().arrivals(jobs, config(wanted), clock);
        var account = new AccountId(new UUID(0, 1));

        arrivals.arrived(account);
        arrivals.arrived(account);

        assertThat(jobs.waiting())
                .extracting(InMemoryJobs.Waiting::id)
                .isEqualTo(wanted ? List.of(account.toString()) : List.of());
    }

    @Test
    void endWithOneJobThatMakesThePanelForget() {
        var account = new AccountId(new UUID(0, 1));

        new VpnUseCases().panelErasure(jobs, clock).accountErased(account);

        assertThat(jobs.waiting())
                .extracting(InMemoryJobs.Waiting::kind, InMemoryJobs.Waiting::id)
                .containsExactly(tuple(ForgetOwner.KIND, account.toString()));
    }

    private static VpnConfig config(boolean usersForNewcomers) {
        var any = Duration.ofSeconds(1);
        return new VpnConfig(List.of(), usersForNewcomers, any, any, any, any, any, any, false, any);
    }
}
