package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscription templates of the panel: one can be read by everybody who is signed in, the rest is for admins. */
public interface SubscriptionTemplates {
    List<View> list(Caller caller);

    Optional<View> read(Caller caller, UUID id);

    PanelChange<View> create(Caller caller, Draft draft);

    /** Changes what is not null; the type of a template cannot change. */
    PanelChange<View> change(Caller caller, UUID id, Change change);

    PanelChange<UUID> delete(Caller caller, UUID id);

    /** A template to be; the panel keeps name, type and content, the rest is our note on it. */
    record Draft(
            String name,
            String type,
            @Nullable String hostUuid,
            @Nullable String inboundTag,
            @Nullable String flow,
            @Nullable Map<String, @Nullable Object> content) {}

    /** What is to become different; null leaves a member as it is. */
    record Change(
            @Nullable String name,
            @Nullable String type,
            @Nullable String hostUuid,
            @Nullable String inboundTag,
            @Nullable String flow,
            @Nullable Map<String, @Nullable Object> content) {}

    /** A template with our note on it. */
    record View(
            UUID id,
            String name,
            String type,
            @Nullable String hostUuid,
            @Nullable String inboundTag,
            @Nullable String flow,
            @Nullable Map<String, @Nullable Object> content) {}
}
