package com.cybervpn.telegram;

import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks signatures with keys made of the bot's token, as Telegram describes them: core.telegram.org/widgets/login and
 * core.telegram.org/bots/webapps.
 */
@Singleton
final class SignedTelegramProofs implements TelegramProofs {
    private static final Logger LOG = LoggerFactory.getLogger(SignedTelegramProofs.class);
    private static final String HASH = "hash";
    /** Latest second that an {@link Instant} is made of here: far off, and far from overflow. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final @Nullable BotKeys keys;

    @Inject
    SignedTelegramProofs(TelegramConfig config) {
        keys = config.token().map(BotKeys::of).orElse(null);
        if (keys == null) LOG.info("no Telegram bot token is set: nobody can sign in by Telegram");
    }

    @Override
    public Optional<TelegramProof> ofWidget(Map<String, String> members) {
        var bot = keys;
        if (bot == null || !isSigned(bot.widget(), members)) return Optional.empty();
        return proof(
                whole(members.get("id")), members.get("username"), members.get("first_name"), members.get("auth_date"));
    }

    @Override
    public Optional<TelegramProof> ofApp(String authData) {
        try {
            return ofWidget(texts(Json.object(decoded(authData))));
        } catch (IllegalArgumentException | Json.Malformed e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<TelegramProof> ofMiniApp(String initData) {
        var bot = keys;
        if (bot == null) return Optional.empty();
        try {
            var members = pairs(initData);
            if (!isSigned(bot.miniApp(), members)) return Optional.empty();
            var user = Json.object(members.getOrDefault("user", "").getBytes(StandardCharsets.UTF_8));
            return proof(user.whole("id"), user.text("username"), user.text("first_name"), members.get("auth_date"));
        } catch (IllegalArgumentException | Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static Optional<TelegramProof> proof(
            @Nullable Long id, @Nullable String username, @Nullable String firstName, @Nullable String authDate) {
        var seconds = whole(authDate);
        if (id == null || id <= 0 || seconds == null || seconds < 0 || seconds > LAST_SECOND) return Optional.empty();
        var name = username == null || username.isBlank() ? null : username;
        return Optional.of(
                new TelegramProof(new TelegramIdentity(id, name), firstName, Instant.ofEpochSecond(seconds)));
    }

    private static boolean isSigned(BotKeys.Key key, Map<String, String> members) {
        var hash = members.get(HASH);
        return hash != null && key.signed(checkString(members), hash);
    }

    /** All members but the signature, in the order of their names, one to a line. */
    private static String checkString(Map<String, String> members) {
        var lines = new StringBuilder();
        members.entrySet().stream()
                .filter(member -> !member.getKey().equals(HASH))
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> lines.append(lines.isEmpty() ? "" : "\n")
                        .append(member.getKey())
                        .append('=')
                        .append(member.getValue()));
        return lines.toString();
    }

    /** A name that comes twice could be read in two ways: such a string is refused. */
    private static Map<String, String> pairs(String query) {
        var pairs = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || pairs.put(text(pair.substring(0, equals)), text(pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("not a query string");
            }
        }
        return pairs;
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** Both alphabets, with or without padding: apps send either. */
    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64.strip().replace('+', '-').replace('/', '_'));
    }

    private static Map<String, String> texts(JsonObject object) {
        var texts = new HashMap<String, String>();
        object.members().forEach((name, value) -> {
            switch (value) {
                case null -> {}
                case String text -> texts.put(name, text);
                case Long number -> texts.put(name, number.toString());
                case Boolean flag -> texts.put(name, flag.toString());
                default -> throw new Json.Malformed("not a member that Telegram sends");
            }
        });
        return texts;
    }

    private static @Nullable Long whole(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? (Long) Long.parseLong(text) : null;
    }
}
