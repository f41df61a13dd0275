package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.Snippet;
import java.util.List;

/** The snippets on the panel. Failures as in {@link PanelUsers}. */
public interface PanelSnippets {
    List<Snippet> list();

    PanelAnswer<Snippet> create(Snippet snippet);
}
