package com.cybervpn.domain.vpn;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription is written for one kind of client program.
 *
 * @param content null when the panel uses its built-in one, or keeps it as YAML that is not JSON
 */
public record SubscriptionTemplate(
        UUID id, String name, TemplateKind kind, @Nullable Map<String, @Nullable Object> content) {}
