package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.Snippets;
import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Snippet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows snippets with our notes on them. */
public final class SnippetsService implements Snippets {
    private final PanelSnippets panel;
    private final PanelNotes notes;
    private final PanelAudit audit;

    public SnippetsService(PanelSnippets panel, PanelNotes notes, PanelAudit audit) {
        this.panel = panel;
        this.notes = notes;
        this.audit = audit;
    }

    @Override
    public List<View> list(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        Map<String, Map<String, @Nullable Object>> known = notes.all(PanelNotes.SNIPPET);
        return panel.list().stream()
                .map(snippet -> view(snippet, Note.of(known, snippet.name())))
                .toList();
    }

    @Override
    public PanelChange<View> create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        return PanelAnswers.told(panel.create(draft.snippet()), made -> noted(caller, draft, made));
    }

    private View noted(Caller caller, Draft draft, Snippet made) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put("type", draft.type());
        note.put("is_active", draft.active());
        note.put("order", draft.order());
        notes.put(PanelNotes.SNIPPET, made.name(), note);
        audit.record(caller, "snippet_created", "snippet", made.name(), null, note);
        return view(made, new Note(note));
    }

    private static View view(Snippet snippet, Note note) {
        return new View(
                UUID.nameUUIDFromBytes(snippet.name().getBytes(StandardCharsets.UTF_8)),
                snippet,
                Objects.requireNonNullElse(note.text("type"), "xray"),
                note.flag("is_active", true),
                note.number("order"));
    }
}
