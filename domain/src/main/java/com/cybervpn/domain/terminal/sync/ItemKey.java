package com.cybervpn.domain.terminal.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names a thing across devices (T-SYNC-7).
 *
 * @param value as its owner calls it where that is short; else a digest of it
 */
public record ItemKey(DataType type, String value) {
    private static final int LONGEST = 200;

    /** Empty when the document does not say what it is about. */
    public static Optional<ItemKey> of(DataType type, Document document) {
        return switch (type) {
            case SSH_PROFILES, SESSIONS ->
                document.text("id")
                        .map(id -> "id:" + id)
                        .or(() -> document.text("name").map(name -> "name:" + name))
                        .map(identity -> of(type, identity));
            case COMMANDS ->
                document.text("command")
                        .flatMap(command -> document.text("timestamp")
                                .map(timestamp -> new ItemKey(type, digest(timestamp + '\n' + command))));
            case SETTINGS, AI_PREFERENCES -> document.text("key").map(key -> of(type, key));
        };
    }

    private static ItemKey of(DataType type, String identity) {
        boolean plain = identity.length() <= LONGEST && identity.chars().noneMatch(ItemKey::isAwkward);
        return new ItemKey(type, plain ? identity : digest(identity));
    }

    /** What a store may not keep as it is. */
    private static boolean isAwkward(int c) {
        return Character.isISOControl(c) || Character.isSurrogate((char) c);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
