package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The private part of a key as a file has it: OpenSSH or PEM (T-SSH-3).
 *
 * @param passphrase null when the key has none
 */
public record PrivateKeyText(Secret text, @Nullable Secret passphrase) {
    public static final int MAX_LENGTH = 16_384;
    private static final String BEGIN = "-----BEGIN ";

    /**
     * Reads what a client sends: the text in base64, or the text itself.
     *
     * @return empty when it is neither, or longer than {@value #MAX_LENGTH} characters
     */
    public static Optional<PrivateKeyText> of(String sent, @Nullable Secret passphrase) {
        String text = sent.strip().startsWith(BEGIN) ? sent : decoded(sent);
        boolean isKey = text.length() <= MAX_LENGTH && text.strip().startsWith(BEGIN);
        return isKey ? Optional.of(new PrivateKeyText(Secret.of(text), passphrase)) : Optional.empty();
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
