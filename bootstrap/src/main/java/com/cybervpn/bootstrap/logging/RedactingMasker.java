package com.cybervpn.bootstrap.logging;

import com.fasterxml.jackson.core.JsonStreamContext;
import net.logstash.logback.mask.ValueMasker;
import org.jspecify.annotations.Nullable;

/** Redacts every text of a JSON line: by what it holds, and as a whole where its own name says that it is secret. */
public final class RedactingMasker implements ValueMasker {
    @Override
    public @Nullable Object mask(JsonStreamContext context, Object value) {
        if (!(value instanceof CharSequence sequence)) return null;
        String text = sequence.toString();
        String name = context.getCurrentName();
        if (name != null && isSecret(name)) return "***";
        String redacted = Redaction.redact(text);
        return redacted.equals(text) ? null : redacted;
    }

    private static boolean isSecret(String name) {
        return !Redaction.redact(name + "=probe").endsWith("probe");
    }
}
