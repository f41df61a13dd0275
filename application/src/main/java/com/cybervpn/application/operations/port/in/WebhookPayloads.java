package com.cybervpn.application.operations.port.in;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes payloads fit to be kept: the panel sends whole users, credentials and mistyped passwords included. */
public final class WebhookPayloads {
    private static final String REDACTED = "***";
    private static final Set<String> CREDENTIALS = Set.of(
            "vlessuuid",
            "trojanpassword",
            "sspassword",
            "shortuuid",
            "subscriptionurl",
            "password",
            "token",
            "accesstoken",
            "secret",
            "secretkey",
            "privatekey",
            "apikey",
            "loginurl");

    private WebhookPayloads() {}

    /** The same payload with {@code ***} for every credential in it, at any depth. */
    public static Map<String, @Nullable Object> redacted(Map<String, ? extends @Nullable Object> payload) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        payload.forEach((name, value) ->
                clean.put(name, value != null && isCredential(name) ? REDACTED : redactedValue(value)));
        return clean;
    }

    private static boolean isCredential(String name) {
        return CREDENTIALS.contains(name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT));
    }

    private static @Nullable Object redactedValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((name, member) -> object.put(String.valueOf(name), member));
            return redacted(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>(list.size());
            for (Object item : list) clean.add(redactedValue(item));
            return clean;
        }
        return value;
    }
}
