package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ConfigProfiles;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.ConfigProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows profiles with our notes on them; their configs leave without secrets only. */
public final class ConfigProfilesService implements ConfigProfiles {
    private final PanelConfigProfiles panel;
    private final PanelNotes notes;
    private final PanelAudit audit;

    public ConfigProfilesService(PanelConfigProfiles panel, PanelNotes notes, PanelAudit audit) {
        this.panel = panel;
        this.notes = notes;
        this.audit = audit;
    }

    @Override
    public List<View> list(Caller caller) {
        Map<String, Map<String, @Nullable Object>> known = notes.all(PanelNotes.CONFIG_PROFILE);
        return panel.list().stream()
                .map(profile -> view(profile, Note.of(known, profile.id().toString())))
                .toList();
    }

    @Override
    public PanelChange<View> create(Caller caller, Draft draft) {
        caller.requireAtLeast(Role.ADMIN);
        return PanelAnswers.told(panel.create(draft.name(), draft.config()), made -> noted(caller, draft, made));
    }

    private View noted(Caller caller, Draft draft, ConfigProfile made) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put("type", draft.type());
        note.put("is_default", draft.isDefault());
        note.put("description", draft.description());
        notes.put(PanelNotes.CONFIG_PROFILE, made.id().toString(), note);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(note);
        after.put("name", made.name());
        audit.record(
                caller, "config_profile_created", "config_profile", made.id().toString(), null, after);
        return view(made, new Note(note));
    }

    private static View view(ConfigProfile profile, Note note) {
        return new View(
                profile.id(),
                profile.name(),
                Objects.requireNonNullElse(note.text("type"), "xray"),
                profile.config().redacted(),
                note.flag("is_default", false),
                note.text("description"));
    }
}
