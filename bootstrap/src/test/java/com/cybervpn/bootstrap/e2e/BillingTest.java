package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.cryptobot.CryptoPayApp;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** From a plan to paid access over HTTP, through the sandboxes of Crypto Pay and the panel. */
class BillingTest {
    private static final int MANY = 32;

    private final TestPlatform platform = TestPlatform.shared();
    private final ApiClient admin = platform.as(Role.ADMIN);

    @Test
    void givesAccessToWhoPaysInTheSandbox() throws Exception {
        String plan = plan("Tour", 9.99, 30);
        Account account = platform.account(Role.MOBILE_USER);
        ApiClient customer = platform.signedIn(account);
        assertThat(customer.get("/api/v1/subscriptions/active").expect(200).text("/status"))
                .isEqualTo("none");

        Reply invoice = order(customer, account.id().value(), plan);
        assertThat(invoice.at("/amount").decimalValue()).isEqualByComparingTo("9.99");
        assertThat(invoice.text("/status")).isEqualTo("pending");
        payOnThePage(invoice.text("/payment_url"));

        Reply active = Eventually.get(
                () -> customer.get("/api/v1/subscriptions/active").expect(200),
                reply -> reply.text("/status").equals("active"));
        assertThat(active.text("/plan_name")).isEqualTo("Tour");
        assertThat(active.at("/auto_renew").asBoolean()).isTrue();
        assertThat(active.at("/traffic_limit_bytes").asLong()).isEqualTo(100L << 30);
        assertThat(active.at("/days_remaining").asInt()).isBetween(29, 30);
        assertThat(Instant.parse(active.text("/expires_at")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
        customer.get("/api/v1/subscriptions/config/" + account.id()).expect(200);

        assertThat(customer.get("/api/v1/payments/" + invoice.text("/invoice_id") + "/status")
                        .expect(200)
                        .text("/status"))
                .isEqualTo("paid");
        Reply history = customer.get("/api/v1/payments/history").expect(200);
        assertThat(history.text("/payments/0/status")).isEqualTo("completed");
        assertThat(history.at("/total").asInt()).isEqualTo(1);
        assertThat(customer.get("/api/v1/billing").expect(200).text("/0/status"))
                .isEqualTo("completed");

        Reply cancelled = customer.post("/api/v1/subscriptions/cancel", Map.of("reason", "tour"))
                .expect(200);
        assertThat(cancelled.text("/status")).isEqualTo("cancelled");
        Reply again = customer.post("/api/v1/subscriptions/cancel").expect(200);
        assertThat(again.text("/effective_until")).isEqualTo(cancelled.text("/effective_until"));
        assertThat(customer.get("/api/v1/subscriptions/active").expect(200).text("/status"))
                .isEqualTo("cancelled");

        admin.delete("/api/v1/plans/" + plan).expect(200);
        platform.anonymous().get("/api/v1/payments/methods").expect(401);
    }

    @Test
    void extendsAccessOnceHoweverOftenTheWebhookComes() throws Exception {
        String plan = plan("Flood", 5, 10);
        Account account = platform.account(Role.MOBILE_USER);
        ApiClient customer = platform.signedIn(account);
        Reply invoice = order(customer, account.id().value(), plan);
        byte[] update = update(invoice.text("/invoice_id"), "5.00", account.id() + ":" + plan);

        List<Reply> replies = allAtOnce(() -> webhook(update, signature(update)));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(replies.stream().filter(reply -> reply.text("/status").equals("processed")))
                .hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.text("/status").equals("already_processed")))
                .hasSize(MANY - 1);
        Reply active = Eventually.get(
                () -> customer.get("/api/v1/subscriptions/active").expect(200),
                reply -> reply.text("/status").equals("active"));
        assertThat(active.at("/days_remaining").asInt()).isBetween(9, 10);
        Reply history =
                admin.get("/api/v1/payments/history?user_uuid=" + account.id()).expect(200);
        String payment = history.text("/payments/0/id");

        admin.post("/api/v1/admin/payments/" + payment + "/return", Map.of("kind", "refund", "reason", "asked for it"))
                .expect(200);
        admin.post("/api/v1/admin/payments/" + payment + "/return", Map.of("kind", "refund", "reason", "asked for it"))
                .expect(409);
        Eventually.get(
                () -> customer.get("/api/v1/subscriptions/active").expect(200),
                reply -> !reply.text("/status").equals("active"));
    }

    @Test
    void refusesWhatCryptoPayDidNotSign() {
        byte[] update = update("1", "5.00", "x:y");

        assertThat(webhook(update, "00").expect(200).text("/status")).isEqualTo("invalid_signature");
        assertThat(webhook("no json".getBytes(StandardCharsets.UTF_8), "00").status())
                .isEqualTo(400);
        Reply unknown = webhook(update, signature(update)).expect(200);
        assertThat(unknown.text("/status")).isEqualTo("processed");
        assertThat(unknown.text("/warning")).isEqualTo("payment_not_found");
    }

    @Test
    void sellsToVpnUsersWhomStaffKeepByHand() {
        String plan = plan("Counter", 7.5, 30);
        String name = "hand_" + UUID.randomUUID().toString().substring(0, 8);
        Reply user = admin.post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                name,
                                "expire_at",
                                Instant.now().plus(Duration.ofDays(5)).toString()))
                .expect(201);
        String uuid = user.text("/uuid");
        Reply invoice = admin.post(
                        "/api/v1/payments/crypto/invoice",
                        Map.of("user_uuid", uuid, "plan_id", "counter", "currency", "TON"))
                .expect(201);
        byte[] update = update(invoice.text("/invoice_id"), "7.5", uuid + ":" + plan);

        webhook(update, signature(update)).expect(200);

        Instant soon = Instant.now().plus(Duration.ofDays(34));
        Eventually.get(
                () -> admin.get("/api/v1/users/" + uuid).expect(200),
                reply -> Instant.parse(reply.text("/expire_at")).isAfter(soon));
    }

    @Test
    void givesOneTrial() {
        ApiClient customer = platform.fresh(Role.MOBILE_USER);
        assertThat(customer.get("/api/v1/trial/status")
                        .expect(200)
                        .at("/is_eligible")
                        .asBoolean())
                .isTrue();

        List<Reply> replies = allAtOnce(() -> customer.post("/api/v1/trial/activate"));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() == 400)).hasSize(2);
        assertThat(replies.stream().filter(reply -> reply.status() == 429)).hasSize(MANY - 3);
        assertThat(customer.get("/api/v1/trial/status")
                        .expect(200)
                        .at("/is_trial_active")
                        .asBoolean())
                .isTrue();
        Eventually.get(
                () -> customer.get("/api/v1/subscriptions/active").expect(200),
                reply -> reply.text("/status").equals("trial"));
    }

    @Test
    void paysForFriends() {
        String plan = plan("Friends", 20, 30);
        ApiClient referrer = platform.fresh(Role.MOBILE_USER);
        String code = referrer.get("/api/v1/referral/code").expect(200).text("/code");
        assertThat(referrer.get("/api/v1/referral/code").expect(200).text("/share_url"))
                .endsWith("/r/" + code);
        Account account = platform.account(Role.MOBILE_USER);
        ApiClient friend = platform.signedIn(account);

        List<Reply> uses = allAtOnce(() -> friend.post("/api/v1/referral/use", Map.of("code", code)));
        assertThat(uses.stream().filter(reply -> reply.status() == 204)).hasSize(1);
        assertThat(uses.stream().filter(reply -> reply.status() == 409)).hasSize(MANY - 1);
        referrer.post("/api/v1/referral/use", Map.of("code", code)).expect(400);

        Reply invoice = order(friend, account.id().value(), plan);
        byte[] update = update(invoice.text("/invoice_id"), "20.00", account.id() + ":" + plan);
        webhook(update, signature(update)).expect(200);

        Reply status = referrer.get("/api/v1/referral/status").expect(200);
        assertThat(status.at("/reward_balance").decimalValue()).isEqualByComparingTo("2.00");
        assertThat(referrer.get("/api/v1/referral/stats")
                        .expect(200)
                        .at("/active")
                        .asInt())
                .isEqualTo(1);
        Reply recent = referrer.get("/api/v1/referral/recent").expect(200);
        assertThat(recent.at("/0/earned").decimalValue()).isEqualByComparingTo("2.00");
        assertThat(recent.at("/0/base_amount").decimalValue()).isEqualByComparingTo("20.00");
    }

    @Test
    void listsPlansForEverybodyAndAnswersWhoKnowsThemAlready() {
        String plan = plan("Listed", 3, 7);
        Reply list = platform.anonymous().get("/api/v1/plans").expect(200);
        assertThat(list.body()).contains(plan);
        ApiClient knowing = platform.anonymous().with("If-None-Match", list.header("ETag"));
        knowing.get("/api/v1/plans").expect(304);

        admin.put("/api/v1/plans/" + plan, Map.of("price", 4)).expect(200);

        Reply changed = Eventually.get(() -> knowing.get("/api/v1/plans"), reply -> reply.status() == 200);
        assertThat(changed.header("ETag")).isNotEqualTo(list.header("ETag"));
        admin.post("/api/v1/plans", draft("listed", 1, 1)).expect(409);
        platform.as(Role.OPERATOR).post("/api/v1/plans", draft("Mine", 1, 1)).expect(403);
        admin.delete("/api/v1/plans/" + plan).expect(200);
        admin.delete("/api/v1/plans/" + plan).expect(404);
    }

    @Test
    void letsNobodyPayForOthersOrLookAtTheirPayments() {
        String plan = plan("Mine", 6, 30);
        Account account = platform.account(Role.MOBILE_USER);
        ApiClient customer = platform.signedIn(account);
        ApiClient other = platform.fresh(Role.MOBILE_USER);
        Map<String, Object> order = Map.of("user_uuid", account.id().value(), "plan_id", plan, "currency", "USD");

        other.post("/api/v1/payments/create", order).expect(403);
        customer.post("/api/v1/payments/crypto/invoice", order).expect(403);
        Reply invoice = customer.post("/api/v1/payments/create", order).expect(201);
        other.get("/api/v1/payments/" + invoice.text("/invoice_id") + "/status").expect(404);
        other.get("/api/v1/payments/history?user_uuid=" + account.id()).expect(403);
        customer.post(
                        "/api/v1/payments/create",
                        Map.of("user_uuid", account.id().value(), "plan_id", plan, "currency", "EUR"))
                .expect(400);
        customer.post(
                        "/api/v1/payments/create",
                        Map.of("user_uuid", account.id().value(), "plan_id", plan, "currency", "usd"))
                .expect(422);
        customer.post(
                        "/api/v1/billing",
                        Map.of("user_uuid", account.id().toString(), "amount", 0.01, "currency", "USD"))
                .expect(400);
        Reply billed = customer.post(
                        "/api/v1/billing",
                        Map.of(
                                "user_uuid",
                                account.id().toString(),
                                "amount",
                                6,
                                "currency",
                                "USD",
                                "metadata",
                                Map.of("plan_id", plan)))
                .expect(200);
        assertThat(billed.text("/status")).isEqualTo("pending");
    }

    private String plan(String name, double price, int days) {
        return admin.post("/api/v1/plans", draft(name, price, days)).expect(200).text("/uuid");
    }

    private static Map<String, Object> draft(String name, double price, int days) {
        return Map.of("name", name, "price", price, "currency", "USD", "duration_days", days, "data_limit_gb", 100);
    }

    private static Reply order(ApiClient customer, UUID user, String plan) {
        return customer.post("/api/v1/payments/create", Map.of("user_uuid", user, "plan_id", plan, "currency", "USD"))
                .expect(201);
    }

    private static void payOnThePage(String url) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var page = HttpRequest.newBuilder(URI.create(url));
            assertThat(browser.send(page.GET().build(), BodyHandlers.ofString()).body())
                    .contains("<button>Pay</button>");
            assertThat(browser.send(page.POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                            .body())
                    .contains("Paid");
        }
    }

    private static byte[] update(String invoice, String amount, String payload) {
        return ("{\"update_id\":7,\"update_type\":\"invoice_paid\",\"payload\":{\"invoice_id\":" + invoice
                        + ",\"status\":\"paid\",\"amount\":\"" + amount + "\",\"payload\":\"" + payload + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Reply webhook(byte[] body, String signature) {
        return platform.anonymous()
                .with("crypto-pay-api-signature", signature)
                .send("POST", "/api/v1/webhooks/cryptobot", "application/json", body);
    }

    private String signature(byte[] body) {
        try {
            String token =
                    platform.bean(CryptoPayApp.class).token().orElseThrow().reveal();
            byte[] key = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Reply> allAtOnce(Callable<Reply> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(MANY, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
