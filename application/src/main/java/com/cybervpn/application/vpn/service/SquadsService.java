package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.Squads;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows squads with our notes on them. */
public final class SquadsService implements Squads {
    private final PanelSquads panel;
    private final PanelConfigProfiles profiles;
    private final PanelNotes notes;
    private final PanelAudit audit;

    public SquadsService(PanelSquads panel, PanelConfigProfiles profiles, PanelNotes notes, PanelAudit audit) {
        this.panel = panel;
        this.profiles = profiles;
        this.notes = notes;
        this.audit = audit;
    }

    @Override
    public List<View> list(Caller caller, SquadKind kind) {
        if (kind == SquadKind.INTERNAL) caller.requireAtLeast(Role.ADMIN);
        Map<String, Map<String, @Nullable Object>> known = notes.all(PanelNotes.SQUAD);
        return panel.list(kind).stream()
                .map(squad -> view(squad, Note.of(known, squad.id().toString())))
                .toList();
    }

    @Override
    public PanelChange<View> create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        return PanelAnswers.told(made(draft), squad -> noted(caller, draft, squad));
    }

    private PanelAnswer<Squad> made(Draft draft) {
        return switch (draft.kind()) {
            case INTERNAL -> {
                List<UUID> inbounds =
                        profiles.inbounds().stream().map(Inbound::id).toList();
                yield panel.createInternal(draft.name(), inbounds);
            }
            case EXTERNAL -> panel.createExternal(draft.name());
        };
    }

    private View noted(Caller caller, Draft draft, Squad squad) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put("max_members", draft.maxMembers());
        note.put("is_active", draft.active());
        note.put("description", draft.description());
        notes.put(PanelNotes.SQUAD, squad.id().toString(), note);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(note);
        after.put("name", squad.name());
        after.put("kind", squad.kind().code());
        audit.record(caller, "squad_created", "squad", squad.id().toString(), null, after);
        return view(squad, new Note(note));
    }

    private static View view(Squad squad, Note note) {
        return new View(squad, note.number("max_members"), note.flag("is_active", true), note.text("description"));
    }
}
