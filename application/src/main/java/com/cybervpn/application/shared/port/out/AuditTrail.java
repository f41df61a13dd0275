package com.cybervpn.application.shared.port.out;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.shared.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of who did what. Joins the caller's transaction; never holds secrets. */
public interface AuditTrail {
    void record(Entry entry);

    /**
     * @param actor the account that acted; null for anonymous callers and the platform itself
     * @param action a verb in the past tense: {@code user_created}
     * @param entityType what it was done to: {@code user}
     * @param entityId the id of that thing; null when there is none
     * @param oldValue members before the change; null when the thing is new
     * @param newValue members after the change; null when the thing is gone
     */
    record Entry(
            @Nullable AccountId actor,
            String action,
            String entityType,
            @Nullable String entityId,
            @Nullable Map<String, ? extends @Nullable Object> oldValue,
            @Nullable Map<String, ? extends @Nullable Object> newValue,
            Origin origin) {

        /** What {@code caller} did to one thing, without values. */
        public static Entry of(Caller caller, String action, String entityType, String entityId) {
            return new Entry(caller.account(), action, entityType, entityId, null, null, caller.origin());
        }

        /** The same with the members before and after. */
        public Entry withValues(
                @Nullable Map<String, ? extends @Nullable Object> oldMembers,
                @Nullable Map<String, ? extends @Nullable Object> newMembers) {
            return new Entry(actor, action, entityType, entityId, oldMembers, newMembers, origin);
        }
    }
}
