package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TemplateKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscription templates as the panel would treat them: one name a kind, and the default of a kind stays. */
public final class InMemoryPanelTemplates implements PanelTemplates {
    private final Map<UUID, SubscriptionTemplate> templates = new LinkedHashMap<>();
    private final PanelOutage outage;

    public InMemoryPanelTemplates(PanelOutage outage) {
        this.outage = outage;
    }

    @Override
    public synchronized List<SubscriptionTemplate> list() {
        outage.check();
        return List.copyOf(templates.values());
    }

    @Override
    public synchronized Optional<SubscriptionTemplate> find(UUID id) {
        outage.check();
        return Optional.ofNullable(templates.get(id));
    }

    @Override
    public synchronized PanelAnswer<SubscriptionTemplate> create(String name, TemplateKind kind) {
        outage.check();
        if (templates.values().stream()
                .anyMatch(known -> known.kind() == kind && known.name().equals(name))) {
            return new PanelAnswer.Taken<>();
        }
        SubscriptionTemplate made = new SubscriptionTemplate(new UUID(4, templates.size() + 1L), name, kind, null);
        templates.put(made.id(), made);
        return new PanelAnswer.Accepted<>(made);
    }

    @Override
    public synchronized PanelAnswer<SubscriptionTemplate> update(
            UUID id, TemplateKind kind, @Nullable String name, @Nullable Map<String, @Nullable Object> content) {
        outage.check();
        SubscriptionTemplate template = templates.get(id);
        if (template == null) return new PanelAnswer.Absent<>();
        SubscriptionTemplate changed = new SubscriptionTemplate(
                id,
                Objects.requireNonNullElse(name, template.name()),
                kind,
                content == null ? template.content() : content);
        templates.put(id, changed);
        return new PanelAnswer.Accepted<>(changed);
    }

    @Override
    public synchronized PanelAnswer<UUID> delete(UUID id) {
        outage.check();
        SubscriptionTemplate template = templates.get(id);
        if (template == null) return new PanelAnswer.Absent<>();
        if (template.name().equals("Default")) return new PanelAnswer.Refused<>();
        templates.remove(id);
        return new PanelAnswer.Accepted<>(id);
    }
}
