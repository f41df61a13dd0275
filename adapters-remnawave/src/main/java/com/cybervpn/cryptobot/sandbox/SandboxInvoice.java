package com.cybervpn.cryptobot.sandbox;

import com.cybervpn.http.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One invoice of the sandbox. */
record SandboxInvoice(
        long id,
        String hash,
        boolean fiat,
        String currency,
        @Nullable String acceptedAssets,
        String amount,
        @Nullable String description,
        @Nullable String payload,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant paidAt) {

    SandboxInvoice paid(Instant now) {
        return new SandboxInvoice(
                id, hash, fiat, currency, acceptedAssets, amount, description, payload, createdAt, expiresAt, now);
    }

    String status(Instant now) {
        if (paidAt != null) return "paid";
        return expiresAt != null && !now.isBefore(expiresAt) ? "expired" : "active";
    }

    String path() {
        return "/pay/" + hash;
    }

    /** As Crypto Pay writes it. */
    JsonObject json(URI address, Instant now) {
        String url = address + path();
        return new JsonObject()
                .set("invoice_id", id)
                .set("hash", hash)
                .set("currency_type", fiat ? "fiat" : "crypto")
                .set(fiat ? "fiat" : "asset", currency)
                .setIfPresent("accepted_assets", acceptedAssets == null ? null : assets())
                .set("amount", amount)
                .set("pay_url", url)
                .set("bot_invoice_url", url)
                .setIfPresent("description", description)
                .set("status", status(now))
                .set("created_at", createdAt.toString())
                .setIfPresent("expiration_date", expiresAt == null ? null : expiresAt.toString())
                .setIfPresent("paid_at", paidAt == null ? null : paidAt.toString())
                .setIfPresent("payload", payload);
    }

    private List<String> assets() {
        return acceptedAssets == null ? List.of() : List.of(acceptedAssets.split(","));
    }
}
