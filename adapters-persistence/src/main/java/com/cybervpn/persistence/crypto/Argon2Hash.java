package com.cybervpn.persistence.crypto;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** One Argon2id hash with what it takes to compute it again: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
record Argon2Hash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int HASH_BYTES = 32;

    static Argon2Hash of(byte[] password, byte[] salt, int memory, int passes, BlockPool blocks) {
        return new Argon2Hash(memory, passes, 1, salt, compute(password, salt, memory, passes, 1, HASH_BYTES, blocks));
    }

    static Optional<Argon2Hash> parse(String encoded) {
        var parts = PHC.matcher(encoded);
        if (!parts.matches()) return Optional.empty();
        var decoder = Base64.getDecoder();
        return Optional.of(new Argon2Hash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                decoder.decode(parts.group(4)),
                decoder.decode(parts.group(5))));
    }

    boolean matches(byte[] password, BlockPool blocks) {
        return MessageDigest.isEqual(hash, compute(password, salt, memory, passes, lanes, hash.length, blocks));
    }

    String encoded() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, passes, lanes, encoder.encodeToString(salt), encoder.encodeToString(hash));
    }

    private static byte[] compute(
            byte[] password, byte[] salt, int memory, int passes, int lanes, int length, BlockPool blocks) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }

    @Override
    public String toString() {
        return "Argon2Hash[***]";
    }
}
