package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.domain.vpn.Snippet;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/snippets} of the panel. */
@Singleton
final class HttpPanelSnippets implements PanelSnippets {
    private final RemnawaveClient panel;

    HttpPanelSnippets(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<Snippet> list() {
        return panel.read("snippets", HttpCall.get("/api/snippets"), HttpPanelSnippets::snippets);
    }

    @Override
    public PanelAnswer<Snippet> create(Snippet snippet) {
        var body = new JsonObject()
                .set("name", snippet.name())
                .set("snippet", snippet.parts().stream().map(JsonObject::ofMap).toList());
        return panel.change(HttpCall.post("/api/snippets").json(body), snippet); // the panel answers with all of them
    }

    static List<Snippet> snippets(Wire list) {
        list.skip("total");
        return list.objects("snippets", HttpPanelSnippets::snippet);
    }

    @SuppressWarnings("NullAway") // it does not see the annotations of a compact constructor's parameters
    private static Snippet snippet(Wire snippet) {
        List<Map<String, @Nullable Object>> parts = new ArrayList<>();
        for (JsonObject part : snippet.trees("snippet")) parts.add(part.toMap());
        return new Snippet(snippet.text("name"), parts);
    }
}
