package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Snippet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Snippets of the panel, for admins. */
public interface Snippets {
    List<View> list(Caller caller);

    PanelChange<View> create(Caller caller, Draft draft);

    /** A snippet to be; the panel keeps name and content, the rest is our note on it. */
    record Draft(
            Snippet snippet,
            String type,
            boolean active,
            @Nullable Integer order) {}

    /**
     * A snippet with our note on it.
     *
     * @param id made from its name: the panel gives none
     */
    record View(
            UUID id,
            Snippet snippet,
            String type,
            boolean active,
            @Nullable Integer order) {}
}
