package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the operator pays its hosters: {@code /api/infra-billing}. */
final class InfraBilling {
    private final PanelContext panel;
    private final PanelState state;

    InfraBilling(PanelContext panel) {
        this.panel = panel;
        this.state = panel.state();
    }

    void routes(Router router) {
        String path = "/api/infra-billing";
        router.on("GET", path + "/providers", "infra-billing:providers", _ -> ok(providers()))
                .on("POST", path + "/providers", "infra-billing:providers-create", this::createProvider)
                .on(
                        "DELETE",
                        path + "/providers/{uuid}",
                        "infra-billing:providers-delete",
                        call -> drop(state.providers, call))
                .on("GET", path + "/nodes", "infra-billing:nodes", _ -> ok(nodes()))
                .on("POST", path + "/nodes", "infra-billing:nodes-create", this::createNode)
                .on(
                        "DELETE",
                        path + "/nodes/{uuid}",
                        "infra-billing:nodes-delete",
                        call -> drop(state.billingNodes, call))
                .on("GET", path + "/history", "infra-billing:history", call -> ok(history(call)))
                .on("POST", path + "/history", "infra-billing:history-create", this::createBill)
                .on(
                        "DELETE",
                        path + "/history/{uuid}",
                        "infra-billing:history-delete",
                        call -> drop(state.bills, call));
    }

    private JsonObject providers() {
        return new JsonObject()
                .set("total", (long) state.providers.size())
                .set(
                        "providers",
                        state.providers.all().stream().map(this::providerView).toList());
    }

    private JsonObject providerView(JsonObject provider) {
        List<JsonObject> bills = state.bills.where(bill -> isOf(bill, provider));
        return provider.copy()
                .set(
                        "billingHistory",
                        new JsonObject().set("totalAmount", total(bills)).set("totalBills", (long) bills.size()))
                .set(
                        "billingNodes",
                        state.billingNodes.where(node -> isOf(node, provider)).stream()
                                .map(node -> new JsonObject()
                                        .set("nodeUuid", node.get("nodeUuid"))
                                        .set("name", nodeName(node))
                                        .set("countryCode", "XX"))
                                .toList());
    }

    private Answer createProvider(Call call) {
        JsonObject wanted = call.form()
                .text("name", Need.REQUIRED, Rule.between(2, 30))
                .text("faviconLink", Need.NULLABLE)
                .text("loginUrl", Need.NULLABLE)
                .accept();
        String now = panel.timestamp();
        JsonObject provider = state.providers.add(new JsonObject()
                .set("name", wanted.get("name"))
                .set("uuid", PanelState.uuid())
                .set("faviconLink", wanted.get("faviconLink"))
                .set("loginUrl", wanted.get("loginUrl"))
                .set("createdAt", now)
                .set("updatedAt", now));
        state.changed();
        return created(providerView(provider));
    }

    private JsonObject nodes() {
        List<JsonObject> billed = state.billingNodes.all().stream()
                .map(node -> {
                    JsonObject real = state.nodes.get(node.get("nodeUuid"));
                    return node.copy()
                            .set("provider", about(provider(node), "uuid", "name", "faviconLink", "loginUrl"))
                            .set("node", about(real, "uuid", "name", "countryCode"));
                })
                .toList();
        List<JsonObject> available = state
                .nodes
                .where(node -> !state.billingNodes.any(
                        billedNode -> Objects.equals(billedNode.get("nodeUuid"), node.get("uuid"))))
                .stream()
                .map(node -> Objects.requireNonNull(about(node, "uuid", "name", "countryCode")))
                .toList();
        return new JsonObject()
                .set("totalBillingNodes", (long) billed.size())
                .set("totalAvailableBillingNodes", (long) available.size())
                .set("billingNodes", billed)
                .set("availableBillingNodes", available)
                .set("stats", stats());
    }

    private JsonObject stats() {
        String now = panel.timestamp();
        String month = now.substring(0, 7);
        String soon = Times.text(panel.now().plus(java.time.Duration.ofDays(7)));
        return new JsonObject()
                .set("upcomingNodesCount", (long) state.billingNodes
                        .where(node -> String.valueOf(node.get("nextBillingAt")).compareTo(soon) <= 0)
                        .size())
                .set(
                        "currentMonthPayments",
                        total(state.bills.where(
                                bill -> String.valueOf(bill.get("billedAt")).startsWith(month))))
                .set("totalSpent", total(state.bills.toJson()));
    }

    private Answer createNode(Call call) {
        JsonObject wanted = call.form()
                .uuid("providerUuid", Need.REQUIRED)
                .uuid("nodeUuid", Need.NULLABLE)
                .text("name", Need.NULLABLE, Rule.between(1, 255))
                .date("nextBillingAt", Need.REQUIRED)
                .accept();
        requireProvider(wanted);
        String now = panel.timestamp();
        state.billingNodes.add(new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("nodeUuid", wanted.get("nodeUuid"))
                .set("providerUuid", wanted.get("providerUuid"))
                .set("name", wanted.get("name"))
                .set("nextBillingAt", wanted.get("nextBillingAt"))
                .set("createdAt", now)
                .set("updatedAt", now));
        state.changed();
        return created(nodes());
    }

    private JsonObject history(Call call) {
        List<JsonObject> records = state.bills.all().stream()
                .skip(call.start())
                .limit(call.size())
                .map(bill -> bill.copy().set("provider", about(provider(bill), "uuid", "name", "faviconLink")))
                .toList();
        return new JsonObject().set("records", records).set("total", (long) state.bills.size());
    }

    private Answer createBill(Call call) {
        JsonObject wanted = call.form()
                .uuid("providerUuid", Need.REQUIRED)
                .number("amount", Need.REQUIRED)
                .date("billedAt", Need.REQUIRED)
                .accept();
        requireProvider(wanted);
        state.bills.add(new JsonObject().set("uuid", PanelState.uuid()).setAll(wanted));
        state.changed();
        return created(history(call));
    }

    private Answer drop(Table table, Call call) {
        if (!table.remove(call.uuid("uuid"))) throw PanelError.domain(404, "A142", "Not found");
        state.changed();
        return Answer.empty(204);
    }

    private void requireProvider(JsonObject wanted) {
        if (provider(wanted) == null) throw PanelError.domain(404, "A141", "Infra provider not found");
    }

    private @Nullable JsonObject provider(JsonObject of) {
        return state.providers.get(of.get("providerUuid"));
    }

    private static boolean isOf(JsonObject row, JsonObject provider) {
        return Objects.equals(row.get("providerUuid"), provider.get("uuid"));
    }

    private @Nullable Object nodeName(JsonObject billed) {
        JsonObject node = state.nodes.get(billed.get("nodeUuid"));
        return node == null ? billed.get("name") : node.get("name");
    }

    private static Object total(List<JsonObject> bills) {
        return bills.stream()
                .mapToDouble(bill -> Objects.requireNonNullElse(bill.number("amount"), 0.0))
                .sum();
    }

    private static @Nullable JsonObject about(@Nullable JsonObject row, String... members) {
        if (row == null) return null;
        var about = new JsonObject();
        for (String member : members) about.set(member, row.get(member));
        return about;
    }
}
