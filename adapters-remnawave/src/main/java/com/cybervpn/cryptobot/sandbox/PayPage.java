package com.cybervpn.cryptobot.sandbox;

import java.time.Instant;

/** The page on which a customer pays; it says that nothing real changes hands. */
final class PayPage {
    private static final String FRAME = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Crypto Pay sandbox</title>
        <style>body{font:16px system-ui;max-width:26rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.4rem}</style>
        </head>
        <body><h1>Crypto Pay sandbox</h1>%s<p><small>A test double: no money moves here.</small></p></body>
        </html>
        """;

    private PayPage() {}

    static String of(SandboxInvoice invoice, Instant now) {
        String what = "<p>" + escaped(invoice.description() == null ? "Invoice" : invoice.description())
                + "</p><p><strong>" + escaped(invoice.amount() + " " + invoice.currency()) + "</strong></p>";
        String state = switch (invoice.status(now)) {
            case "active" -> "<form method=\"post\"><button>Pay</button></form>";
            case "paid" -> "<p>Paid. You can close this page.</p>";
            default -> "<p>This invoice has expired.</p>";
        };
        return FRAME.formatted(what + state);
    }

    static String unknown() {
        return FRAME.formatted("<p>There is no such invoice.</p>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
