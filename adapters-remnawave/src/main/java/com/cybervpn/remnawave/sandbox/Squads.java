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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which inbounds users may use, and how subscriptions look: {@code /api/internal-squads}, {@code /api/external-squads}. */
final class Squads {
    private static final Rule[] NAME = {
        Rule.pattern("^[A-Za-z0-9_\\s-]+$", "Name can only contain letters, numbers, underscores, dashes and spaces"),
        Rule.atLeast(2, "Name must be at least 2 characters"),
        Rule.atMost(30, "Name must be less than 30 characters")
    };

    private final PanelContext panel;
    private final PanelState state;
    private final Profiles profiles;

    Squads(PanelContext panel, Profiles profiles) {
        this.panel = panel;
        this.state = panel.state();
        this.profiles = profiles;
    }

    void routes(Router router) {
        String internal = "/api/internal-squads";
        String external = "/api/external-squads";
        router.on("GET", internal, "internal-squads:list", _ -> ok(internalList()))
                .on("POST", internal, "internal-squads:create", this::createInternal)
                .on("PATCH", internal, "internal-squads:update", this::updateInternal)
                .on("GET", internal + "/{uuid}", "internal-squads:get", call -> ok(internalView(internal(call))))
                .on("DELETE", internal + "/{uuid}", "internal-squads:delete", this::deleteInternal)
                .on("GET", internal + "/{uuid}/accessible-nodes", "internal-squads:get", this::accessibleNodes)
                .on(
                        "POST",
                        internal + "/{uuid}/bulk-actions/add-users",
                        "internal-squads:members",
                        call -> everybody(call, this::join))
                .on(
                        "DELETE",
                        internal + "/{uuid}/bulk-actions/remove-users",
                        "internal-squads:members",
                        call -> everybody(call, this::leave))
                .on(
                        "POST",
                        internal + "/{uuid}/bulk-actions/add-many-users",
                        "internal-squads:members",
                        call -> some(call, this::join))
                .on(
                        "DELETE",
                        internal + "/{uuid}/bulk-actions/remove-many-users",
                        "internal-squads:members",
                        call -> some(call, this::leave))
                .on("GET", external, "external-squads:list", _ -> ok(externalList()))
                .on("POST", external, "external-squads:create", this::createExternal)
                .on("PATCH", external, "external-squads:update", this::updateExternal)
                .on("GET", external + "/{uuid}", "external-squads:get", call -> ok(externalView(external(call))))
                .on("DELETE", external + "/{uuid}", "external-squads:delete", this::deleteExternal);
    }

    JsonObject add(String name, List<String> inbounds) {
        String now = panel.timestamp();
        return state.squads.add(new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("viewPosition", state.next("squad"))
                .set("name", name)
                .set("inbounds", inbounds)
                .set("createdAt", now)
                .set("updatedAt", now));
    }

    private JsonObject internalList() {
        return new JsonObject()
                .set("total", (long) state.squads.size())
                .set(
                        "internalSquads",
                        state.squads.all().stream().map(this::internalView).toList());
    }

    private JsonObject internalView(JsonObject squad) {
        var inbounds = new ArrayList<JsonObject>();
        for (String uuid : squad.texts("inbounds")) profiles.inbound(uuid).ifPresent(inbounds::add);
        String uuid = String.valueOf(squad.get("uuid"));
        long members =
                state.users.where(user -> user.texts("squads").contains(uuid)).size();
        return new JsonObject()
                .set("uuid", uuid)
                .set("viewPosition", squad.get("viewPosition"))
                .set("name", squad.get("name"))
                .set("info", new JsonObject().set("membersCount", members).set("inboundsCount", (long) inbounds.size()))
                .set("inbounds", inbounds)
                .set("createdAt", squad.get("createdAt"))
                .set("updatedAt", squad.get("updatedAt"));
    }

    private JsonObject internal(Call call) {
        JsonObject squad = state.squads.get(call.uuid("uuid"));
        if (squad == null) throw PanelError.domain(404, "A118", "Internal squad not found");
        return squad;
    }

    private Answer createInternal(Call call) {
        JsonObject wanted = call.form()
                .text("name", Need.REQUIRED, NAME)
                .uuids("inbounds", Need.REQUIRED)
                .accept();
        refuseTaken(state.squads, wanted, null, "A120", "Internal squad name already exists");
        refuseUnknownInbounds(wanted);
        JsonObject squad = add(Objects.requireNonNull(wanted.text("name")), wanted.texts("inbounds"));
        state.changed();
        return created(internalView(squad));
    }

    private Answer updateInternal(Call call) {
        JsonObject wanted = call.form()
                .uuid("uuid", Need.REQUIRED)
                .text("name", Need.OPTIONAL, NAME)
                .uuids("inbounds", Need.OPTIONAL)
                .accept();
        JsonObject squad = state.squads.get(wanted.get("uuid"));
        if (squad == null) throw PanelError.domain(404, "A118", "Internal squad not found");
        refuseTaken(state.squads, wanted, squad, "A120", "Internal squad name already exists");
        refuseUnknownInbounds(wanted);
        squad.setAll(wanted).set("updatedAt", panel.timestamp());
        state.changed();
        return ok(internalView(squad));
    }

    private Answer deleteInternal(Call call) {
        JsonObject squad = internal(call);
        state.squads.remove(squad.get("uuid"));
        for (JsonObject user : state.users.all()) leave(user, String.valueOf(squad.get("uuid")));
        state.changed();
        return Answer.empty(204);
    }

    private Answer accessibleNodes(Call call) {
        JsonObject squad = internal(call);
        List<JsonObject> nodes = state.nodes.where(node -> Boolean.TRUE.equals(node.flag("isConnected"))
                && node.texts("activeInbounds").stream().anyMatch(squad.texts("inbounds")::contains));
        return ok(new JsonObject()
                .set("squadUuid", squad.get("uuid"))
                .set(
                        "accessibleNodes",
                        nodes.stream()
                                .map(node -> new JsonObject()
                                        .set("uuid", node.get("uuid"))
                                        .set("nodeName", node.get("name"))
                                        .set("countryCode", node.get("countryCode")))
                                .toList()));
    }

    private Answer everybody(Call call, BiConsumer<JsonObject, String> change) {
        String squad = String.valueOf(internal(call).get("uuid"));
        state.users.all().forEach(user -> change.accept(user, squad));
        state.changed();
        return Answer.empty(202);
    }

    private Answer some(Call call, BiConsumer<JsonObject, String> change) {
        String squad = String.valueOf(internal(call).get("uuid"));
        for (Object id : call.form().wholes("userIds", Need.REQUIRED).accept().list("userIds")) {
            JsonObject user = state.users.get(id);
            if (user != null) change.accept(user, squad);
        }
        state.changed();
        return Answer.empty(202);
    }

    private void join(JsonObject user, String squad) {
        if (user.texts("squads").contains(squad)) return;
        var squads = new ArrayList<String>(user.texts("squads"));
        squads.add(squad);
        user.set("squads", squads);
    }

    private void leave(JsonObject user, String squad) {
        user.set(
                "squads",
                user.texts("squads").stream().filter(it -> !it.equals(squad)).toList());
    }

    private JsonObject externalList() {
        return new JsonObject()
                .set("total", (long) state.externalSquads.size())
                .set(
                        "externalSquads",
                        state.externalSquads.all().stream()
                                .map(this::externalView)
                                .toList());
    }

    private JsonObject externalView(JsonObject squad) {
        long members = state.users
                .where(user -> Objects.equals(user.get("externalSquadUuid"), squad.get("uuid")))
                .size();
        return squad.copy().set("info", new JsonObject().set("membersCount", members));
    }

    private JsonObject external(Call call) {
        JsonObject squad = state.externalSquads.get(call.uuid("uuid"));
        if (squad == null) throw PanelError.domain(404, "A183", "External squad not found");
        return squad;
    }

    private Answer createExternal(Call call) {
        JsonObject wanted = call.form().text("name", Need.REQUIRED, NAME).accept();
        refuseTaken(state.externalSquads, wanted, null, "A182", "External squad name already exists");
        String now = panel.timestamp();
        JsonObject squad = state.externalSquads.add(new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("viewPosition", state.next("externalSquad"))
                .set("name", wanted.get("name"))
                .set("info", null)
                .set("templates", List.of())
                .set("subscriptionSettings", null)
                .set("hostOverrides", null)
                .set("responseHeadersAdd", new JsonObject())
                .set("responseHeadersRemove", List.of())
                .set("hwidSettings", null)
                .set("customRemarks", null)
                .set("subpageConfigUuid", null)
                .set("createdAt", now)
                .set("updatedAt", now));
        state.changed();
        return created(externalView(squad));
    }

    private Answer updateExternal(Call call) {
        JsonObject wanted = call.form()
                .uuid("uuid", Need.REQUIRED)
                .text("name", Need.OPTIONAL, NAME)
                .objects("templates", Need.OPTIONAL)
                .object("subscriptionSettings", Need.NULLABLE)
                .object("hostOverrides", Need.NULLABLE)
                .object("responseHeadersAdd", Need.OPTIONAL)
                .texts("responseHeadersRemove", Need.OPTIONAL)
                .object("hwidSettings", Need.NULLABLE)
                .object("customRemarks", Need.NULLABLE)
                .uuid("subpageConfigUuid", Need.NULLABLE)
                .accept();
        JsonObject squad = state.externalSquads.get(wanted.get("uuid"));
        if (squad == null) throw PanelError.domain(404, "A183", "External squad not found");
        refuseTaken(state.externalSquads, wanted, squad, "A182", "External squad name already exists");
        squad.setAll(wanted).set("updatedAt", panel.timestamp());
        state.changed();
        return ok(externalView(squad));
    }

    private Answer deleteExternal(Call call) {
        JsonObject squad = external(call);
        state.externalSquads.remove(squad.get("uuid"));
        for (JsonObject user : state.users.all()) {
            if (Objects.equals(user.get("externalSquadUuid"), squad.get("uuid"))) user.set("externalSquadUuid", null);
        }
        state.changed();
        return Answer.empty(204);
    }

    private void refuseUnknownInbounds(JsonObject wanted) {
        if (wanted.texts("inbounds").stream()
                .anyMatch(uuid -> profiles.inbound(uuid).isEmpty())) {
            throw PanelError.domain(500, "A119", "Create internal squad error");
        }
    }

    private static void refuseTaken(
            Table squads, JsonObject wanted, @Nullable JsonObject but, String code, String message) {
        Object name = wanted.get("name");
        if (name != null && squads.any(squad -> squad != but && name.equals(squad.get("name")))) {
            throw PanelError.domain(409, code, message);
        }
    }
}
