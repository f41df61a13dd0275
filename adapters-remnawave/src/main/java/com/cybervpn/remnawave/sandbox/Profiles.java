package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Xray configs, the inbounds they define, and snippets: {@code /api/config-profiles}, {@code /api/snippets}. */
final class Profiles {
    private static final Rule[] NAME = {
        Rule.pattern("^[A-Za-z0-9_\\s-]+$", "Name can only contain letters, numbers, underscores, dashes and spaces"),
        Rule.atLeast(2, "Name must be at least 2 characters"),
        Rule.atMost(30, "Name must be less than 30 characters")
    };

    private final PanelContext panel;
    private final PanelState state;

    Profiles(PanelContext panel) {
        this.panel = panel;
        this.state = panel.state();
    }

    void routes(Router router) {
        router.on("GET", "/api/config-profiles", "config-profiles:list", _ -> ok(list()))
                .on("POST", "/api/config-profiles", "config-profiles:create", this::create)
                .on("PATCH", "/api/config-profiles", "config-profiles:update", this::update)
                .on("GET", "/api/config-profiles/inbounds", "config-profiles:inbounds", _ -> ok(inbounds(null)))
                .on("GET", "/api/config-profiles/{uuid}", "config-profiles:get", call -> ok(view(one(call))))
                .on(
                        "GET",
                        "/api/config-profiles/{uuid}/inbounds",
                        "config-profiles:inbounds",
                        call -> ok(inbounds(one(call))))
                .on("GET", "/api/config-profiles/{uuid}/computed-config", "config-profiles:get", this::computed)
                .on("DELETE", "/api/config-profiles/{uuid}", "config-profiles:delete", this::delete)
                .on("GET", "/api/snippets", "snippets:list", _ -> ok(snippets()))
                .on("POST", "/api/snippets", "snippets:create", this::createSnippet)
                .on("PATCH", "/api/snippets", "snippets:update", this::updateSnippet)
                .on("DELETE", "/api/snippets", "snippets:delete", this::deleteSnippet);
    }

    /** An inbound by its id, without the squads that use it. */
    Optional<JsonObject> inbound(@Nullable Object uuid) {
        return state.profiles.all().stream()
                .flatMap(profile -> profile.objects("inbounds").stream())
                .filter(inbound -> Objects.equals(inbound.get("uuid"), uuid))
                .findFirst();
    }

    /** Adds a profile that is known to be good. */
    JsonObject add(String uuid, String name, JsonObject config) {
        String now = panel.timestamp();
        var profile = new JsonObject()
                .set("uuid", uuid)
                .set("viewPosition", state.next("profile"))
                .set("name", name)
                .set("config", config)
                .set("inbounds", derive(uuid, config, List.of()))
                .set("createdAt", now)
                .set("updatedAt", now);
        return state.profiles.add(profile);
    }

    private JsonObject list() {
        return new JsonObject()
                .set("total", (long) state.profiles.size())
                .set(
                        "configProfiles",
                        state.profiles.all().stream().map(this::view).toList());
    }

    private JsonObject one(Call call) {
        JsonObject profile = state.profiles.get(call.uuid("uuid"));
        if (profile == null) throw PanelError.domain(404, "A111", "Config profile not found");
        return profile;
    }

    private JsonObject view(JsonObject profile) {
        List<JsonObject> nodes =
                state.nodes.where(node -> Objects.equals(node.get("profile"), profile.get("uuid"))).stream()
                        .map(node -> new JsonObject()
                                .set("uuid", node.get("uuid"))
                                .set("name", node.get("name"))
                                .set("countryCode", node.get("countryCode")))
                        .toList();
        return new JsonObject()
                .set("uuid", profile.get("uuid"))
                .set("viewPosition", profile.get("viewPosition"))
                .set("name", profile.get("name"))
                .set("config", profile.get("config"))
                .set("inbounds", profile.get("inbounds"))
                .set("nodes", nodes)
                .set("createdAt", profile.get("createdAt"))
                .set("updatedAt", profile.get("updatedAt"));
    }

    private JsonObject inbounds(@Nullable JsonObject of) {
        var found = new ArrayList<JsonObject>();
        for (JsonObject profile : of == null ? state.profiles.all() : List.of(of)) {
            for (JsonObject inbound : profile.objects("inbounds")) {
                List<Object> squads = new ArrayList<>();
                for (JsonObject squad : state.squads.all()) {
                    if (squad.list("inbounds").contains(inbound.get("uuid"))) {
                        squads.add(Objects.requireNonNull(squad.get("uuid")));
                    }
                }
                found.add(inbound.copy().set("activeSquads", squads));
            }
        }
        return new JsonObject().set("total", (long) found.size()).set("inbounds", found);
    }

    private Answer create(Call call) {
        JsonObject wanted = call.form()
                .text("name", Need.REQUIRED, NAME)
                .object("config", Need.REQUIRED)
                .accept();
        String name = Objects.requireNonNull(wanted.text("name"));
        JsonObject config = Objects.requireNonNull(wanted.object("config"));
        if (!isUsable(config)) throw PanelError.domain(500, "A112", "Create config profile error");
        refuseTakenName(name, null);
        refuseTakenTags(config, null);
        JsonObject profile = add(PanelState.uuid(), name, config);
        state.changed();
        return created(view(profile));
    }

    private Answer update(Call call) {
        JsonObject wanted = call.form()
                .uuid("uuid", Need.REQUIRED)
                .text("name", Need.OPTIONAL, NAME)
                .object("config", Need.OPTIONAL)
                .accept();
        JsonObject profile = state.profiles.get(wanted.get("uuid"));
        if (profile == null) throw PanelError.domain(404, "A111", "Config profile not found");
        String name = wanted.text("name");
        JsonObject config = wanted.object("config");
        if (config != null && !isUsable(config)) throw PanelError.domain(500, "A112", "Create config profile error");
        if (name != null) refuseTakenName(name, profile);
        if (config != null) {
            refuseTakenTags(config, profile);
            List<JsonObject> inbounds =
                    derive(String.valueOf(profile.get("uuid")), config, profile.objects("inbounds"));
            profile.set("config", config).set("inbounds", inbounds);
            dropLostInbounds();
        }
        profile.setIfPresent("name", name).set("updatedAt", panel.timestamp());
        state.changed();
        return ok(view(profile));
    }

    private Answer computed(Call call) {
        JsonObject view = view(one(call)).copy();
        return ok(view.set("config", expanded(view.get("config"))));
    }

    private Answer delete(Call call) {
        state.profiles.remove(one(call).get("uuid"));
        dropLostInbounds();
        state.changed();
        return Answer.empty(204);
    }

    /** An inbound that is gone is gone from everything that used it. */
    private void dropLostInbounds() {
        List<String> known = state.profiles.all().stream()
                .flatMap(profile -> profile.objects("inbounds").stream())
                .map(inbound -> String.valueOf(inbound.get("uuid")))
                .toList();
        state.hosts.removeIf(host -> {
            JsonObject inbound = host.object("inbound");
            return inbound == null || !known.contains(inbound.text("configProfileInboundUuid"));
        });
        for (JsonObject squad : state.squads.all()) {
            squad.set(
                    "inbounds",
                    squad.texts("inbounds").stream().filter(known::contains).toList());
        }
        for (JsonObject node : state.nodes.all()) {
            node.set(
                    "activeInbounds",
                    node.texts("activeInbounds").stream()
                            .filter(known::contains)
                            .toList());
            if (state.profiles.get(node.get("profile")) == null) node.set("profile", null);
        }
    }

    private static boolean isUsable(JsonObject config) {
        List<JsonObject> inbounds = config.objects("inbounds");
        return !inbounds.isEmpty()
                && !config.objects("outbounds").isEmpty()
                && inbounds.stream()
                        .allMatch(inbound -> inbound.text("tag") != null
                                && inbound.text("protocol") != null
                                && hasNoClients(inbound.object("settings")));
    }

    private static boolean hasNoClients(@Nullable JsonObject settings) {
        return settings == null || settings.list("clients").isEmpty();
    }

    private void refuseTakenName(String name, @Nullable JsonObject but) {
        if (state.profiles.any(profile -> profile != but && name.equals(profile.text("name")))) {
            throw PanelError.domain(
                    409,
                    "A114",
                    "Config profile name already exists in database. Config profile names must be unique.");
        }
    }

    private void refuseTakenTags(JsonObject config, @Nullable JsonObject but) {
        List<String> tags = config.objects("inbounds").stream()
                .map(inbound -> String.valueOf(inbound.get("tag")))
                .toList();
        boolean taken = tags.stream().distinct().count() < tags.size()
                || state.profiles.any(profile -> profile != but
                        && profile.objects("inbounds").stream().anyMatch(it -> tags.contains(it.text("tag"))));
        if (taken) {
            throw PanelError.domain(
                    409, "A113", "Inbounds with same tag already exists in database. Inbound tags must be unique.");
        }
    }

    /** The inbounds that a config defines; one whose tag was there before keeps its id. */
    private static List<JsonObject> derive(String profile, JsonObject config, List<JsonObject> before) {
        var inbounds = new ArrayList<JsonObject>();
        for (JsonObject raw : config.objects("inbounds")) {
            JsonObject stream = raw.object("streamSettings");
            Object uuid = before.stream()
                    .filter(it -> Objects.equals(it.get("tag"), raw.get("tag")))
                    .map(it -> it.get("uuid"))
                    .findFirst()
                    .orElseGet(PanelState::uuid);
            inbounds.add(new JsonObject()
                    .set("uuid", uuid)
                    .set("profileUuid", profile)
                    .set("tag", raw.get("tag"))
                    .set("type", raw.get("protocol"))
                    .set("network", stream == null ? null : stream.text("network"))
                    .set("security", stream == null ? null : stream.text("security"))
                    .set("port", raw.whole("port"))
                    .set("rawInbound", raw.copy()));
        }
        return inbounds;
    }

    /** Replaces {@code {"snippet": name}} in lists by the parts of that snippet. */
    private @Nullable Object expanded(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            var whole = new JsonObject();
            object.members().forEach((name, member) -> whole.set(name, expanded(member)));
            return whole;
        }
        if (!(value instanceof List<?> list)) return value;
        var whole = new ArrayList<@Nullable Object>();
        for (Object item : list) {
            JsonObject snippet = item instanceof JsonObject object && object.has("snippet")
                    ? state.snippets.get(object.get("snippet"))
                    : null;
            if (snippet == null) whole.add(expanded(item));
            else whole.addAll(snippet.objects("snippet"));
        }
        return whole;
    }

    private JsonObject snippets() {
        return new JsonObject().set("total", (long) state.snippets.size()).set("snippets", state.snippets.toJson());
    }

    private Answer createSnippet(Call call) {
        JsonObject wanted = snippetForm(call);
        if (state.snippets.get(wanted.get("name")) != null) {
            throw PanelError.domain(400, "A164", "Snippet name already exists");
        }
        state.snippets.add(wanted);
        state.changed();
        return created(snippets());
    }

    private Answer updateSnippet(Call call) {
        JsonObject wanted = snippetForm(call);
        JsonObject snippet = state.snippets.get(wanted.get("name"));
        if (snippet == null) throw PanelError.domain(404, "A165", "Snippet not found");
        snippet.setAll(wanted);
        state.changed();
        return ok(snippets());
    }

    private Answer deleteSnippet(Call call) {
        Object name = call.form().text("name", Need.REQUIRED).accept().get("name");
        if (!state.snippets.remove(name)) throw PanelError.domain(404, "A165", "Snippet not found");
        state.changed();
        return Answer.empty(204);
    }

    private static JsonObject snippetForm(Call call) {
        JsonObject wanted = call.form()
                .text(
                        "name",
                        Need.REQUIRED,
                        NAME[0],
                        NAME[1],
                        Rule.atMost(255, "Name must be less than 255 characters"))
                .objects("snippet", Need.REQUIRED)
                .accept();
        List<JsonObject> parts = wanted.objects("snippet");
        if (parts.isEmpty() || parts.stream().anyMatch(JsonObject::isEmpty)) {
            throw PanelError.domain(400, "A166", "Snippet cannot be empty");
        }
        return wanted;
    }
}
