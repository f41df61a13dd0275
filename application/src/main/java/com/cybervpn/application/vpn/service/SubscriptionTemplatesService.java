package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.SubscriptionTemplates;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TemplateKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows templates with our notes on them. */
public final class SubscriptionTemplatesService implements SubscriptionTemplates {
    private final PanelTemplates panel;
    private final PanelNotes notes;
    private final PanelAudit audit;

    public SubscriptionTemplatesService(PanelTemplates panel, PanelNotes notes, PanelAudit audit) {
        this.panel = panel;
        this.notes = notes;
        this.audit = audit;
    }

    @Override
    public List<View> list(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        Map<String, Map<String, @Nullable Object>> known = notes.all(PanelNotes.TEMPLATE);
        return panel.list().stream()
                .map(template -> view(template, Note.of(known, template.id().toString())))
                .toList();
    }

    @Override
    public Optional<View> read(Caller caller, UUID id) {
        return panel.find(id).map(template -> view(template, note(id)));
    }

    @Override
    public PanelChange<View> create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        TemplateKind kind = TemplateKind.of(draft.type()).orElse(null);
        if (kind == null) return new PanelChange.Refused<>("The panel has no such type of template");
        Map<String, @Nullable Object> content = draft.content();
        PanelAnswer<SubscriptionTemplate> made = panel.create(draft.name(), kind);
        if (content != null && made instanceof PanelAnswer.Accepted<SubscriptionTemplate>(var empty)) {
            made = panel.update(empty.id(), kind, null, content);
            if (!(made instanceof PanelAnswer.Accepted<SubscriptionTemplate>)) panel.delete(empty.id());
        }
        return PanelAnswers.told(made, template -> {
            Note note = noted(
                    template.id(),
                    draft.type(),
                    draft.hostUuid(),
                    draft.inboundTag(),
                    draft.flow(),
                    new Note(Map.of()));
            View view = view(template, note);
            audit.record(caller, "template_created", "template", template.id().toString(), null, members(view));
            return view;
        });
    }

    @Override
    public PanelChange<View> change(Caller caller, UUID id, Change change) {
        caller.requireAtLeast(Role.ADMIN);
        SubscriptionTemplate template = panel.find(id).orElse(null);
        if (template == null) return new PanelChange.NoSuch<>();
        String type = change.type();
        if (type != null
                && TemplateKind.of(type).filter(template.kind()::equals).isEmpty()) {
            return new PanelChange.Refused<>("The type of a template cannot change");
        }
        Note known = note(id);
        View before = view(template, known);
        PanelAnswer<SubscriptionTemplate> answer = change.name() == null && change.content() == null
                ? new PanelAnswer.Accepted<>(template)
                : panel.update(id, template.kind(), change.name(), change.content());
        return PanelAnswers.told(answer, changed -> {
            Note note = noted(id, type, change.hostUuid(), change.inboundTag(), change.flow(), known);
            View after = view(changed, note);
            audit.record(caller, "template_updated", "template", id.toString(), members(before), members(after));
            return after;
        });
    }

    @Override
    public PanelChange<UUID> delete(Caller caller, UUID id) {
        caller.requireAtLeast(Role.ADMIN);
        SubscriptionTemplate template = panel.find(id).orElse(null);
        if (template == null) return new PanelChange.NoSuch<>();
        View before = view(template, note(id));
        return PanelAnswers.told(panel.delete(id), gone -> {
            notes.remove(PanelNotes.TEMPLATE, id.toString());
            audit.record(caller, "template_deleted", "template", id.toString(), members(before), null);
            return gone;
        });
    }

    private Note note(UUID id) {
        return Note.of(notes.all(PanelNotes.TEMPLATE), id.toString());
    }

    private Note noted(
            UUID id,
            @Nullable String type,
            @Nullable String hostUuid,
            @Nullable String inboundTag,
            @Nullable String flow,
            Note known) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", type == null ? known.text("type") : type);
        members.put("host_uuid", hostUuid == null ? known.text("host_uuid") : hostUuid);
        members.put("inbound_tag", inboundTag == null ? known.text("inbound_tag") : inboundTag);
        members.put("flow", flow == null ? known.text("flow") : flow);
        notes.put(PanelNotes.TEMPLATE, id.toString(), members);
        return new Note(members);
    }

    private static View view(SubscriptionTemplate template, Note note) {
        return new View(
                template.id(),
                template.name(),
                Objects.requireNonNullElse(note.text("type"), template.kind().code()),
                note.text("host_uuid"),
                note.text("inbound_tag"),
                note.text("flow"),
                template.content());
    }

    private static Map<String, @Nullable Object> members(View view) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", view.name());
        members.put("type", view.type());
        members.put("host_uuid", view.hostUuid());
        members.put("inbound_tag", view.inboundTag());
        members.put("flow", view.flow());
        return members;
    }
}
