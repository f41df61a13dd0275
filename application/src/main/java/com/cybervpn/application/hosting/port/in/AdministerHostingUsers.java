package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator does with the people who host (H-ADM-2, H-ADM-3). For administrators and up; anybody else gets
 * {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden}.
 */
public interface AdministerHostingUsers {
    /** Newest first. */
    Page list(Caller caller, Paging paging, String emailPart);

    Optional<HostingAccount> find(Caller caller, AccountId id);

    PlanOutcome assignPlan(Caller caller, AccountId id, String plan);

    /** Some of the matching people, and how many match. */
    record Page(List<HostingAccount> accounts, long total, Paging paging) {}

    /** How assigning a plan went. */
    sealed interface PlanOutcome {
        record Assigned(HostingAccount account) implements PlanOutcome {}

        record NoSuchPlan() implements PlanOutcome {}

        record NoSuchUser() implements PlanOutcome {}
    }
}
