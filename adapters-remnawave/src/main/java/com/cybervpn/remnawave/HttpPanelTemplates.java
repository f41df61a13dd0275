package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TemplateKind;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/subscription-templates} of the panel. */
@Singleton
final class HttpPanelTemplates implements PanelTemplates {
    private final RemnawaveClient panel;

    HttpPanelTemplates(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<SubscriptionTemplate> list() {
        return panel.read("templates", HttpCall.get("/api/subscription-templates"), HttpPanelTemplates::templates);
    }

    @Override
    public Optional<SubscriptionTemplate> find(UUID id) {
        return panel.find(
                "template", HttpCall.get("/api/subscription-templates/{uuid}", id), HttpPanelTemplates::template);
    }

    @Override
    public PanelAnswer<SubscriptionTemplate> create(String name, TemplateKind kind) {
        var body = new JsonObject().set("name", name).set("templateType", kind.name());
        return panel.change(
                "template", HttpCall.post("/api/subscription-templates").json(body), HttpPanelTemplates::template);
    }

    @Override
    public PanelAnswer<SubscriptionTemplate> update(
            UUID id, TemplateKind kind, @Nullable String name, @Nullable Map<String, @Nullable Object> content) {
        var body = new JsonObject().set("uuid", id).setIfPresent("name", name);
        if (content != null) {
            JsonObject json = JsonObject.ofMap(content);
            if (kind.isJson()) body.set("templateJson", json);
            else body.set("encodedTemplateYaml", Base64.getEncoder().encodeToString(Json.write(json)));
        }
        return panel.change(
                "template",
                HttpCall.patch("/api/subscription-templates").json(body).repeatable(),
                HttpPanelTemplates::template);
    }

    @Override
    public PanelAnswer<UUID> delete(UUID id) {
        return panel.change(HttpCall.delete("/api/subscription-templates/{uuid}", id), id);
    }

    static List<SubscriptionTemplate> templates(Wire list) {
        list.skip("total");
        return list.objects("templates", HttpPanelTemplates::template);
    }

    static SubscriptionTemplate template(Wire template) {
        template.skip("viewPosition", "tags");
        String type = template.text("templateType");
        TemplateKind kind = TemplateKind.of(type)
                .orElseThrow(() -> new Wire.Unusable("template.templateType is not one that is known"));
        JsonObject json = template.treeOrNull("templateJson");
        String yaml = template.textOrNull("encodedTemplateYaml");
        return new SubscriptionTemplate(
                template.uuid("uuid"),
                template.text("name"),
                kind,
                json != null ? json.toMap() : yaml != null ? jsonIn(yaml) : null);
    }

    /** YAML that was written as JSON; null for any other. */
    private static @Nullable Map<String, @Nullable Object> jsonIn(String encodedYaml) {
        try {
            return Json.object(Base64.getDecoder().decode(encodedYaml)).toMap();
        } catch (Json.Malformed | IllegalArgumentException e) {
            return null;
        }
    }
}
