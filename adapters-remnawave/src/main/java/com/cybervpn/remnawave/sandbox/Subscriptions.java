package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.remnawave.sandbox.Form.Need;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What users' client programs fetch, and what operators see of it: {@code /api/sub}, {@code /api/subscriptions},
 * {@code /api/subscription-settings}, {@code /api/subscription-request-history}.
 */
final class Subscriptions {
    private static final String STUB =
            "vless://00000000-0000-0000-0000-000000000000@0.0.0.0:1?encryption=none&type=tcp&security=none#";
    private static final int KEPT_REQUESTS = 1000;
    private static final Map<String, String> CLIENT_TYPES = Map.of(
            "json", "XRAY_JSON",
            "v2ray-json", "XRAY_JSON",
            "mihomo", "MIHOMO",
            "clash", "CLASH",
            "stash", "STASH",
            "singbox", "SINGBOX");

    private final PanelContext panel;
    private final PanelState state;
    private final Users users;
    private final Profiles profiles;
    private final Devices devices;

    Subscriptions(PanelContext panel, Users users, Profiles profiles, Devices devices) {
        this.panel = panel;
        this.state = panel.state();
        this.users = users;
        this.profiles = profiles;
        this.devices = devices;
    }

    void routes(Router router) {
        router.open("GET", "/api/sub/{shortUuid}", call -> fetch(call, null))
                .open("GET", "/api/sub/{shortUuid}/info", this::publicInfo)
                .open("GET", "/api/sub/{shortUuid}/{clientType}", call -> fetch(call, call.text("clientType")))
                .on("GET", "/api/subscriptions", "subscriptions:list", this::list)
                .on(
                        "GET",
                        "/api/subscriptions/by-id/{userId}",
                        "subscriptions:get",
                        call -> ok(info(users.existing(call.number("userId")))))
                .on("GET", "/api/subscriptions/by-username/{username}", "subscriptions:get", this::byUsername)
                .on(
                        "GET",
                        "/api/subscriptions/by-short-uuid/{shortUuid}",
                        "subscriptions:get",
                        call -> ok(info(known(call))))
                .on("GET", "/api/subscriptions/by-short-uuid/{shortUuid}/raw", "subscriptions:get", this::raw)
                .on("GET", "/api/subscriptions/connection-keys/{userId}", "subscriptions:get", this::connectionKeys)
                .on("GET", "/api/subscription-settings", "subscription-settings:get", _ -> ok(settings()))
                .on("PATCH", "/api/subscription-settings", "subscription-settings:update", this::updateSettings)
                .on("GET", "/api/subscription-request-history", "subscription-request-history:list", this::history);
    }

    /** The one settings object as a new panel has it. */
    void plantSettings() {
        String now = panel.timestamp();
        state.single("subscriptionSettings")
                .set("uuid", "00000000-0000-0000-0000-000000000000")
                .setAll(Json.object(Templates.resource("subscription-settings.json")))
                .set("createdAt", now)
                .set("updatedAt", now);
    }

    private JsonObject settings() {
        return state.single("subscriptionSettings");
    }

    private Answer updateSettings(Call call) {
        JsonObject wanted = call.form()
                .uuid("uuid", Need.REQUIRED)
                .flag("serveJsonAtBaseSubscription", Need.OPTIONAL)
                .flag("isShowCustomRemarks", Need.OPTIONAL)
                .object("customRemarks", Need.OPTIONAL)
                .object("customResponseHeaders", Need.OPTIONAL)
                .flag("randomizeHosts", Need.OPTIONAL)
                .object("responseRules", Need.OPTIONAL)
                .object("hwidSettings", Need.OPTIONAL)
                .accept();
        if (!Objects.equals(wanted.get("uuid"), settings().get("uuid"))) {
            throw PanelError.domain(404, "A107", "Subscription settings not found");
        }
        settings().setAll(wanted).set("updatedAt", panel.timestamp());
        state.changed();
        return ok(settings());
    }

    private Answer list(Call call) {
        return ok(new JsonObject()
                .set(
                        "subscriptions",
                        users.newestFirst().stream()
                                .skip(call.start())
                                .limit(call.size())
                                .map(this::info)
                                .toList())
                .set("total", (long) state.users.size()));
    }

    private Answer byUsername(Call call) {
        return ok(info(state.users
                .first(user -> call.text("username").equals(user.text("username")))
                .orElseThrow(PanelError::userNotFound)));
    }

    private Answer publicInfo(Call call) {
        return ok(info(known(call)));
    }

    private JsonObject known(Call call) {
        return users.byShortUuid(call.text("shortUuid")).orElseThrow(PanelError::userNotFound);
    }

    private JsonObject info(JsonObject user) {
        return new JsonObject()
                .set("isFound", true)
                .set(
                        "user",
                        new JsonObject()
                                .set("shortUuid", user.get("shortUuid"))
                                .set("daysLeft", daysLeft(user))
                                .set("trafficUsed", Sizes.readable(Users.used(user)))
                                .set("trafficLimit", Sizes.readable(Users.limit(user)))
                                .set("lifetimeTrafficUsed", Sizes.readable(lifetime(user)))
                                .set("lifetimeTrafficUsedBytes", Long.toString(lifetime(user)))
                                .set("trafficLimitBytes", Long.toString(Users.limit(user)))
                                .set("trafficUsedBytes", Long.toString(Users.used(user)))
                                .set("username", user.get("username"))
                                .set("expiresAt", user.get("expireAt"))
                                .set("isActive", "ACTIVE".equals(user.text("status")))
                                .set("userStatus", user.get("status"))
                                .set("trafficLimitStrategy", user.get("trafficLimitStrategy")))
                .set("links", links(user))
                .set("ssConfLinks", new JsonObject())
                .set("subscriptionUrl", url(user));
    }

    private Answer raw(Call call) {
        JsonObject user = known(call);
        boolean withDisabled =
                call.query("withDisabledHosts").filter("true"::equals).isPresent();
        var headers = new JsonObject();
        headers(user).forEach(headers::set);
        return ok(new JsonObject()
                .set("user", users.view(user))
                .set(
                        "convertedUserInfo",
                        new JsonObject()
                                .set("daysLeft", daysLeft(user))
                                .set("trafficUsed", Sizes.readable(Users.used(user)))
                                .set("trafficLimit", Sizes.readable(Users.limit(user)))
                                .set("lifetimeTrafficUsed", Sizes.readable(lifetime(user)))
                                .set("hwidCheckup", null))
                .set("headers", headers)
                .set(
                        "resolvedProxyConfigs",
                        proxies(user, host -> withDisabled || !isOn(host, "isDisabled")).stream()
                                .map(Proxy::resolved)
                                .toList()));
    }

    private Answer connectionKeys(Call call) {
        JsonObject user = users.existing(call.number("userId"));
        return ok(new JsonObject()
                .set("enabledKeys", links(user, host -> !isOn(host, "isDisabled") && !isOn(host, "isHidden")))
                .set("hiddenKeys", links(user, host -> !isOn(host, "isDisabled") && isOn(host, "isHidden")))
                .set("disabledKeys", links(user, host -> isOn(host, "isDisabled"))));
    }

    private Answer fetch(Call call, @Nullable String clientType) {
        JsonObject user = users.byShortUuid(call.text("shortUuid")).orElse(null);
        if (user == null) {
            return Answer.json(
                    404,
                    new JsonObject()
                            .set("isFound", false)
                            .set("statusCode", 404L)
                            .set("message", "Resource not found"));
        }
        String asked = clientType == null ? null : CLIENT_TYPES.get(clientType);
        if (clientType != null && asked == null) {
            throw PanelError.framework(404, "Cannot GET " + call.request().path());
        }
        Optional<JsonObject> rule = asked == null ? rule(call.request()) : Optional.empty();
        String type =
                asked != null ? asked : rule.map(it -> it.text("responseType")).orElse("XRAY_BASE64");
        if ("BROWSER".equals(type)) return Answer.json(200, info(user));
        var headers = headers(user);
        List<String> stubs = devices.refusal(user, call.request(), settings(), headers);
        if (stubs.isEmpty())
            remember(user, call.request(), rule.map(it -> it.text("name")).orElse(null), type);
        return document(type, user, stubs).with(headers);
    }

    private Answer document(String type, JsonObject user, List<String> stubs) {
        List<Proxy> proxies = stubs.isEmpty() && isActive(user) ? proxies(user, Subscriptions::isShown) : List.of();
        return switch (type) {
            case "XRAY_JSON" ->
                Answer.json(200, proxies.stream().map(Subscriptions::xrayClient).toList());
            case "MIHOMO", "CLASH", "STASH" ->
                Answer.of(200, "text/yaml; charset=utf-8", clashClient(proxies).getBytes(StandardCharsets.UTF_8));
            case "SINGBOX" ->
                Answer.json(
                        200,
                        new JsonObject()
                                .set(
                                        "outbounds",
                                        proxies.stream()
                                                .map(Proxy::singBoxOutbound)
                                                .toList()));
            default -> {
                List<String> links = stubs.isEmpty() ? links(user) : stubs;
                byte[] text = String.join("\n", links).getBytes(StandardCharsets.UTF_8);
                yield Answer.of(
                        200, "text/plain; charset=utf-8", Base64.getEncoder().encode(text));
            }
        };
    }

    private static JsonObject xrayClient(Proxy proxy) {
        JsonObject client = Json.object(Templates.resource("xray.json"));
        var outbounds = new ArrayList<JsonObject>();
        outbounds.add(proxy.xrayOutbound());
        outbounds.addAll(client.objects("outbounds"));
        return client.set("outbounds", outbounds).set("remarks", proxy.remark());
    }

    private static String clashClient(List<Proxy> proxies) {
        String template = new String(Templates.resource("clash.yaml"), StandardCharsets.UTF_8);
        var entries = new StringBuilder("proxies:\n");
        var names = new StringBuilder("proxies:\n");
        for (Proxy proxy : proxies) {
            entries.append("  - ").append(text(proxy.clashProxy())).append('\n');
            names.append("      - ").append(text(proxy.remark())).append('\n');
        }
        return template.replace("proxies: # the user's ways in\n", entries).replace("proxies: # their names\n", names);
    }

    private static String text(Object json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private List<String> links(JsonObject user) {
        JsonObject remarks = Objects.requireNonNullElseGet(settings().object("customRemarks"), JsonObject::new);
        String why = switch (String.valueOf(user.get("status"))) {
            case "EXPIRED" -> "expiredUsers";
            case "LIMITED" -> "limitedUsers";
            case "DISABLED" -> "disabledUsers";
            default -> null;
        };
        if (why != null) return stubs(remarks.texts(why));
        List<String> links = links(user, Subscriptions::isShown);
        return links.isEmpty() ? stubs(remarks.texts("emptyHosts")) : links;
    }

    static List<String> stubs(List<String> remarks) {
        return remarks.stream().map(remark -> STUB + Proxy.encode(remark)).toList();
    }

    private List<String> links(JsonObject user, Predicate<JsonObject> that) {
        return proxies(user, that).stream().map(Proxy::link).toList();
    }

    private List<Proxy> proxies(JsonObject user, Predicate<JsonObject> that) {
        List<String> squads = user.texts("squads");
        List<String> allowed = squads.stream()
                .map(state.squads::get)
                .filter(Objects::nonNull)
                .flatMap(squad -> squad.texts("inbounds").stream())
                .toList();
        var proxies = new ArrayList<Proxy>();
        state.hosts.all().stream()
                .filter(that)
                .filter(host -> Collections.disjoint(host.texts("excludedInternalSquads"), squads))
                .sorted(Comparator.comparing(host -> Users.orZero(host.whole("viewPosition"))))
                .forEach(host -> {
                    JsonObject inbound = host.object("inbound");
                    Object uuid = inbound == null ? null : inbound.get("configProfileInboundUuid");
                    if (uuid instanceof String text && allowed.contains(text)) {
                        profiles.inbound(uuid).ifPresent(it -> proxies.add(new Proxy(host, it, user)));
                    }
                });
        if (Boolean.TRUE.equals(settings().flag("randomizeHosts"))) Collections.shuffle(proxies);
        return proxies;
    }

    private static boolean isShown(JsonObject host) {
        return !isOn(host, "isDisabled") && !isOn(host, "isHidden");
    }

    private static boolean isOn(JsonObject host, String flag) {
        return Boolean.TRUE.equals(host.flag(flag));
    }

    private static boolean isActive(JsonObject user) {
        return "ACTIVE".equals(user.text("status"));
    }

    /** The first response rule that fits the request's headers. */
    private Optional<JsonObject> rule(Request request) {
        JsonObject rules = settings().object("responseRules");
        if (rules == null) return Optional.empty();
        return rules.objects("rules").stream()
                .filter(rule -> !Boolean.FALSE.equals(rule.flag("enabled")))
                .filter(rule -> {
                    List<JsonObject> conditions = rule.objects("conditions");
                    return "OR".equals(rule.text("operator"))
                            ? conditions.stream().anyMatch(condition -> fits(condition, request))
                            : conditions.stream().allMatch(condition -> fits(condition, request));
                })
                .findFirst();
    }

    private static boolean fits(JsonObject condition, Request request) {
        String actual = Objects.requireNonNullElse(request.header(String.valueOf(condition.get("headerName"))), "");
        String wanted = Objects.requireNonNullElse(condition.text("value"), "");
        boolean sameCase = Boolean.TRUE.equals(condition.flag("caseSensitive"));
        String left = sameCase ? actual : actual.toLowerCase(Locale.ROOT);
        String right = sameCase ? wanted : wanted.toLowerCase(Locale.ROOT);
        return switch (String.valueOf(condition.get("operator"))) {
            case "CONTAINS" -> left.contains(right);
            case "NOT_CONTAINS" -> !left.contains(right);
            case "EQUALS" -> left.equals(right);
            case "NOT_EQUALS" -> !left.equals(right);
            case "STARTS_WITH" -> left.startsWith(right);
            case "ENDS_WITH" -> left.endsWith(right);
            case "REGEX" ->
                Pattern.compile(wanted, sameCase ? 0 : Pattern.CASE_INSENSITIVE)
                        .matcher(actual)
                        .find();
            case "NOT_REGEX" ->
                !Pattern.compile(wanted, sameCase ? 0 : Pattern.CASE_INSENSITIVE)
                        .matcher(actual)
                        .find();
            default -> false;
        };
    }

    private Map<String, String> headers(JsonObject user) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-disposition", "attachment; filename=" + user.text("username"));
        headers.put(
                "subscription-userinfo",
                "upload=0; download=%d; total=%d; expire=%d"
                        .formatted(
                                Users.used(user),
                                Users.limit(user),
                                Users.expiry(user).getEpochSecond()));
        refillDate(user).ifPresent(date -> headers.put("subscription-refill-date", date));
        JsonObject custom = settings().object("customResponseHeaders");
        if (custom != null) {
            custom.members().forEach((name, value) -> headers.put(name, header(String.valueOf(value), user)));
        }
        return headers;
    }

    private String header(String value, JsonObject user) {
        String text = value.replace("{{SUBSCRIPTION_URL}}", url(user))
                .replace("{{USERNAME}}", String.valueOf(user.get("username")));
        return text.startsWith("rwEncodeBase64:") ? encoded(text.substring("rwEncodeBase64:".length())) : text;
    }

    static String encoded(String text) {
        return "base64:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** When the panel's job resets the counted traffic next, in seconds. */
    private Optional<String> refillDate(JsonObject user) {
        LocalDate today = LocalDate.ofInstant(panel.now(), ZoneOffset.UTC);
        LocalDate next = switch (String.valueOf(user.get("trafficLimitStrategy"))) {
            case "DAY" -> today.plusDays(1);
            case "WEEK" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case "MONTH" -> today.with(TemporalAdjusters.firstDayOfNextMonth());
            case "MONTH_ROLLING" -> today.plusMonths(1);
            default -> null;
        };
        return Optional.ofNullable(next)
                .map(day -> Long.toString(day.toEpochSecond(LocalTime.of(0, 10), ZoneOffset.UTC)));
    }

    private void remember(JsonObject user, Request request, @Nullable String rule, String type) {
        long id = state.next("request");
        state.requests.add(new JsonObject()
                .set("id", id)
                .set("userId", user.get("id"))
                .set("requestAt", panel.timestamp())
                .set("requestIp", Objects.requireNonNullElse(request.header("x-forwarded-for"), "127.0.0.1"))
                .set("userAgent", request.header("user-agent"))
                .set("srrRuleName", rule)
                .set("srrResponseType", type));
        state.requests.remove(id - KEPT_REQUESTS);
        state.changed();
    }

    private Answer history(Call call) {
        List<JsonObject> newestFirst = state.requests.toJson().reversed();
        return ok(new JsonObject()
                .set("total", (long) newestFirst.size())
                .set(
                        "records",
                        newestFirst.stream()
                                .skip(call.start())
                                .limit(call.size())
                                .collect(Collectors.toList())));
    }

    private String url(JsonObject user) {
        return panel.subscriptionUrl(Objects.requireNonNull(user.text("shortUuid")));
    }

    private long daysLeft(JsonObject user) {
        return Math.max(0, Duration.between(panel.now(), Users.expiry(user)).toDays());
    }

    private static long lifetime(JsonObject user) {
        return Users.orZero(user.whole("lifetimeUsedTrafficBytes"));
    }
}
