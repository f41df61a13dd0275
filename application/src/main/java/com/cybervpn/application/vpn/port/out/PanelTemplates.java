package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TemplateKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscription templates on the panel. Failures as in {@link PanelUsers}. */
public interface PanelTemplates {
    List<SubscriptionTemplate> list();

    Optional<SubscriptionTemplate> find(UUID id);

    /** Creates it with the panel's own content for that kind. */
    PanelAnswer<SubscriptionTemplate> create(String name, TemplateKind kind);

    /**
     * @param kind the template's kind, which decides how the panel wants the content
     * @param name null leaves it
     * @param content null leaves it
     */
    PanelAnswer<SubscriptionTemplate> update(
            UUID id, TemplateKind kind, @Nullable String name, @Nullable Map<String, @Nullable Object> content);

    /** {@link PanelAnswer.Refused} for the default of a kind. The value is the id. */
    PanelAnswer<UUID> delete(UUID id);
}
