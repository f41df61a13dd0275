package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How subscriptions are written for each kind of client: {@code /api/subscription-templates}. */
final class Templates {
    private static final String[] KINDS = {"XRAY_JSON", "XRAY_BASE64", "MIHOMO", "STASH", "CLASH", "SINGBOX"};
    private static final List<String> DEFAULTS = List.of("XRAY_JSON", "MIHOMO", "STASH", "SINGBOX", "CLASH");
    private static final Rule[] NAME = {
        Rule.pattern("^[A-Za-z0-9_\\s-]+$", "Name can only contain letters, numbers, underscores, dashes and spaces"),
        Rule.atLeast(2, "Name must be at least 2 characters"),
        Rule.atMost(255, "Name must be less than 255 characters")
    };

    private final PanelState state;

    Templates(PanelContext panel) {
        this.state = panel.state();
    }

    void routes(Router router) {
        String path = "/api/subscription-templates";
        router.on("GET", path, "subscription-templates:list", _ -> ok(list()))
                .on("POST", path, "subscription-templates:create", this::create)
                .on("PATCH", path, "subscription-templates:update", this::update)
                .on("GET", path + "/{uuid}", "subscription-templates:get", call -> ok(one(call)))
                .on("DELETE", path + "/{uuid}", "subscription-templates:delete", this::delete);
    }

    /** The built-in template of each kind. */
    void plantDefaults() {
        for (String kind : DEFAULTS) add("Default", kind);
    }

    private JsonObject add(String name, String kind) {
        boolean json = isJson(kind);
        boolean isDefault = name.equals("Default");
        return state.templates.add(new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("viewPosition", state.next("template"))
                .set("name", name)
                .set("templateType", kind)
                .set("templateJson", !isDefault && json ? Json.object(resource("xray.json")) : null)
                .set(
                        "encodedTemplateYaml",
                        isDefault || json ? null : Base64.getEncoder().encodeToString(resource("clash.yaml"))));
    }

    private JsonObject list() {
        return new JsonObject().set("total", (long) state.templates.size()).set("templates", state.templates.toJson());
    }

    private JsonObject one(Call call) {
        return existing(call.uuid("uuid"));
    }

    private JsonObject existing(@Nullable Object uuid) {
        JsonObject template = state.templates.get(uuid);
        if (template == null) throw PanelError.domain(404, "A152", "Subscription template not found");
        return template;
    }

    private Answer create(Call call) {
        JsonObject wanted = call.form()
                .text("name", Need.REQUIRED, NAME)
                .oneOf("templateType", Need.REQUIRED, KINDS)
                .accept();
        String name = Objects.requireNonNull(wanted.text("name"));
        String kind = Objects.requireNonNull(wanted.text("templateType"));
        if (name.equals("Default") || isTaken(name, kind, null)) {
            throw PanelError.domain(500, "A179", "Create subscription template error");
        }
        JsonObject template = add(name, kind);
        state.changed();
        return created(template);
    }

    private Answer update(Call call) {
        JsonObject wanted = call.form()
                .uuid("uuid", Need.REQUIRED)
                .text("name", Need.OPTIONAL, NAME)
                .object("templateJson", Need.OPTIONAL)
                .text("encodedTemplateYaml", Need.OPTIONAL)
                .accept();
        JsonObject template = existing(wanted.get("uuid"));
        String kind = Objects.requireNonNull(template.text("templateType"));
        boolean both = wanted.has("templateJson") && wanted.has("encodedTemplateYaml");
        boolean wrongSort = wanted.has(isJson(kind) ? "encodedTemplateYaml" : "templateJson");
        if (both || wrongSort) throw PanelError.domain(400, "A178", "Update subscription template error");
        String name = wanted.text("name");
        if (name != null && (isTaken(name, kind, template) || isDefault(template))) {
            throw PanelError.domain(500, "A178", "Update subscription template error");
        }
        template.setAll(wanted);
        state.changed();
        return ok(template);
    }

    private Answer delete(Call call) {
        JsonObject template = one(call);
        if (isDefault(template)) {
            throw PanelError.domain(400, "A177", "Default subscription template cannot be deleted");
        }
        state.templates.remove(template.get("uuid"));
        state.changed();
        return Answer.empty(204);
    }

    private boolean isTaken(String name, String kind, @Nullable JsonObject but) {
        return state.templates.any(template ->
                template != but && name.equals(template.text("name")) && kind.equals(template.text("templateType")));
    }

    private static boolean isDefault(JsonObject template) {
        return "Default".equals(template.text("name"));
    }

    private static boolean isJson(String kind) {
        return kind.equals("XRAY_JSON") || kind.equals("SINGBOX");
    }

    static byte[] resource(String name) {
        try (var in = Templates.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
