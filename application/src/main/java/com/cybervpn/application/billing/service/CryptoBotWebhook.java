package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.shared.Secret;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Crypto Pay's updates mean: {@code invoice_paid} settles a payment, everything else is ignored. */
public final class CryptoBotWebhook implements WebhookHandler {
    public static final String PROVIDER = "cryptobot";

    private static final String INVOICE_PAID = "invoice_paid";
    private static final Pattern INVOICE_ID = Pattern.compile("[0-9]{1,20}");

    private final Optional<Secret> token;
    private final Payments payments;
    private final Settlement settlement;

    /**
     * @param token of the app, whose SHA-256 is the key of the signatures; empty refuses all
     */
    public CryptoBotWebhook(Optional<Secret> token, Payments payments, Settlement settlement) {
        this.token = token;
        this.payments = payments;
        this.settlement = settlement;
    }

    @Override
    public String source() {
        return PROVIDER;
    }

    @Override
    public Optional<byte[]> key() {
        return token.map(CryptoBotWebhook::sha256);
    }

    @Override
    public @Nullable String eventType(Map<String, @Nullable Object> payload) {
        return text(payload.get("update_type"));
    }

    /** The invoice and not the delivery: Crypto Pay may tell of one payment more than once. */
    @Override
    public String identity(Map<String, @Nullable Object> payload) {
        String type = String.valueOf(eventType(payload));
        return type + ":" + (type.equals(INVOICE_PAID) ? invoiceId(payload) : text(payload.get("update_id")));
    }

    /** Money that came long ago still came; and no payment is completed twice, however old the update. */
    @Override
    public Optional<Instant> sentAt(Map<String, @Nullable Object> payload) {
        return Optional.empty();
    }

    @Override
    public Effect handle(Map<String, @Nullable Object> payload) {
        if (!INVOICE_PAID.equals(eventType(payload))) return Effect.IGNORED;
        String id = invoiceId(payload);
        if (id == null || !INVOICE_ID.matcher(id).matches()) return Effect.processedWith("invalid_invoice_id");
        Payment payment = payments.ofInvoice(PROVIDER, id).orElse(null);
        if (payment == null) return Effect.processedWith("payment_not_found");
        if (!payment.isOpen()) return Effect.ALREADY_PROCESSED;
        Map<?, ?> invoice = invoice(payload);
        if (invoice.get("status") instanceof String status && !status.equals("paid")) return Effect.IGNORED;
        BigDecimal amount;
        try {
            String told = text(invoice.get("amount"));
            amount = told == null ? null : new BigDecimal(told);
        } catch (NumberFormatException e) {
            return Effect.processedWith("payment_mismatch");
        }
        var told = new PaymentProvider.Standing(id, PaymentProvider.State.PAID, amount, text(invoice.get("payload")));
        return switch (settlement.paid(payment, told)) {
            case COMPLETED -> Effect.PROCESSED;
            case ALREADY_SETTLED -> Effect.ALREADY_PROCESSED;
            case MISMATCH -> Effect.processedWith("payment_mismatch");
        };
    }

    private static byte[] sha256(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String invoiceId(Map<String, @Nullable Object> payload) {
        return text(invoice(payload).get("invoice_id"));
    }

    private static Map<?, ?> invoice(Map<String, @Nullable Object> payload) {
        return payload.get("payload") instanceof Map<?, ?> invoice ? invoice : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case null, default -> null;
        };
    }
}
