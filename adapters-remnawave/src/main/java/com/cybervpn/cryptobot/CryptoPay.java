package com.cybervpn.cryptobot;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.InvoiceCurrency;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClient;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes payments through Crypto Pay: prices stay in the plan's own currency, and the customer pays in crypto. */
final class CryptoPay implements PaymentProvider {
    static final String ID = "cryptobot";

    private static final String ALL_ASSETS = "USDT,TON,BTC,ETH,LTC,BNB,TRX,USDC";
    private static final int MOST_IN_ONE_CALL = 1000;

    private final Optional<Secret> token;
    private final PeerClient peer;

    CryptoPay(Optional<Secret> token, PeerClient peer) {
        this.token = token;
        this.peer = peer;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Method method() {
        return new Method("crypto_bot", "CryptoBot", "crypto", token.isPresent());
    }

    @Override
    public Invoice open(Order order) {
        InvoiceCurrency currency = order.currency();
        String asset = currency.asset();
        var content = new JsonObject()
                .set("currency_type", "fiat")
                .set("fiat", currency.priced().getCurrencyCode())
                .set("accepted_assets", asset == null ? ALL_ASSETS : asset)
                .set("amount", order.price().toMajor().toPlainString())
                .set("description", order.description())
                .set("payload", order.payload())
                .set("expires_in", order.validFor().toSeconds());
        return ask(HttpCall.post("/api/createInvoice").json(content), result -> invoice(result, order));
    }

    @Override
    public List<Standing> look(Collection<String> externalIds) {
        if (externalIds.isEmpty()) return List.of();
        return list(HttpCall.get("/api/getInvoices")
                .query("invoice_ids", String.join(",", externalIds))
                .query("count", externalIds.size()));
    }

    @Override
    public List<Standing> paid(int count) {
        return list(HttpCall.get("/api/getInvoices")
                .query("status", "paid")
                .query("count", Math.min(count, MOST_IN_ONE_CALL)));
    }

    private List<Standing> list(HttpCall call) {
        return ask(
                call,
                result -> result.objects("items").stream()
                        .map(CryptoPay::standing)
                        .toList());
    }

    /** Reads a result, or fails when there is none; nothing that Crypto Pay says goes further than this. */
    private <T> T ask(HttpCall call, Reader<T> reader) {
        Secret secret = token.orElseThrow(() -> new UpstreamFailed(ID, null));
        HttpReply reply = peer.send(call.header("Crypto-Pay-API-Token", secret.reveal()));
        try {
            JsonObject body = reply.json();
            JsonObject result = body.object("result");
            if (!reply.isSuccess() || !Boolean.TRUE.equals(body.flag("ok")) || result == null) {
                throw peer.unusable(call, reply, null);
            }
            return reader.read(result);
        } catch (Json.Malformed | IllegalArgumentException | DateTimeException e) {
            throw peer.unusable(call, reply, e);
        }
    }

    private static Invoice invoice(JsonObject result, Order order) {
        String url = present(result.text("bot_invoice_url"), result.text("pay_url"));
        URI uri = URI.create(url);
        if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) throw new Json.Malformed("pay url");
        String expires = result.text("expiration_date");
        Instant expiresAt = expires == null
                ? OffsetDateTime.parse(present(result.text("created_at"), null))
                        .toInstant()
                        .plus(order.validFor())
                : OffsetDateTime.parse(expires).toInstant();
        return new Invoice(ID, invoiceId(result), url, order.payload(), expiresAt);
    }

    private static Standing standing(JsonObject invoice) {
        String amount = invoice.text("amount");
        return new Standing(
                invoiceId(invoice),
                State.valueOf(present(invoice.text("status"), null).toUpperCase(Locale.ROOT)),
                amount == null ? null : new BigDecimal(amount),
                invoice.text("payload"));
    }

    private static String invoiceId(JsonObject invoice) {
        Long id = invoice.whole("invoice_id");
        if (id == null || id < 0) throw new Json.Malformed("invoice id");
        return id.toString();
    }

    private static String present(@Nullable String text, @Nullable String other) {
        String found = text == null ? other : text;
        if (found == null) throw new Json.Malformed("a member is missing");
        return found;
    }

    /** Makes a value of a result. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(JsonObject result);
    }
}
