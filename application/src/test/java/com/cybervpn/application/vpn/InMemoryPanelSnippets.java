package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.domain.vpn.Snippet;
import java.util.ArrayList;
import java.util.List;

/** Snippets as the panel would treat them: named once, never empty. */
public final class InMemoryPanelSnippets implements PanelSnippets {
    private final List<Snippet> snippets = new ArrayList<>();
    private final PanelOutage outage;

    public InMemoryPanelSnippets(PanelOutage outage) {
        this.outage = outage;
    }

    @Override
    public synchronized List<Snippet> list() {
        outage.check();
        return List.copyOf(snippets);
    }

    @Override
    public synchronized PanelAnswer<Snippet> create(Snippet snippet) {
        outage.check();
        if (snippet.parts().isEmpty()) return new PanelAnswer.Refused<>();
        if (snippets.stream().anyMatch(known -> known.name().equals(snippet.name()))) return new PanelAnswer.Taken<>();
        snippets.add(snippet);
        return new PanelAnswer.Accepted<>(snippet);
    }
}
