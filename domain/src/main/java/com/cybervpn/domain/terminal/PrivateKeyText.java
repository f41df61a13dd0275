package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a private key is sent: its text, OpenSSH or PEM, in base64 or as it is (T-SSH-3). */
public final class PrivateKeyText {
    public static final int MAX_LENGTH = 16_384;
    private static final String BEGIN = "-----BEGIN ";

    private PrivateKeyText() {}

    /**
     * The text of a key.
     *
     * @return empty when it cannot be one, or is longer than {@value #MAX_LENGTH} characters
     */
    public static Optional<Secret> of(Secret sent) {
        String text = isKey(sent.reveal()) ? sent.reveal() : decoded(sent.reveal());
        return isKey(text) && text.length() <= MAX_LENGTH ? Optional.of(Secret.of(text)) : Optional.empty();
    }

    private static boolean isKey(String text) {
        return text.stripLeading().startsWith(BEGIN);
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return "";
        }
    }
}
