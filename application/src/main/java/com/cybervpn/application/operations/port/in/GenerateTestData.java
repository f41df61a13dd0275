package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.identity.port.in.SampleAccounts.SampleAccount;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the starting point of a test: customers who can sign in, and what they have (T-DEV-2). */
public interface GenerateTestData {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden where data is not disposable
     */
    Outcome generate(Caller caller, Command command);

    /** Each may be null: the scenario's own number. */
    record Command(
            Scenario scenario,
            @Nullable Integer userCount,
            @Nullable Integer commandCount,
            @Nullable Duration sessionDuration,
            @Nullable Integer profilesPerUser) {}

    /** What is to be tried out. */
    enum Scenario {
        /** People who have just come. */
        USER_ONBOARDING,
        /** People with hosts, a session and some commands. */
        SSH_WORKFLOW,
        /** One person who has done a lot. */
        COMMAND_HISTORY,
        /** People with several devices that disagree. */
        SYNC_TESTING,
        /** Much of everything. */
        PERFORMANCE_TESTING
    }

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param password that of every user
         */
        record Generated(Map<SampleKind, Integer> created, List<SampleAccount> users, Secret password)
                implements Outcome {}

        /** Another administrative job runs. */
        record Busy() implements Outcome {}
    }
}
