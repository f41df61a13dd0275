package com.cybervpn.persistence.vpn;

import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.vpn.port.out.PayloadSigner;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Ed25519 key in the table {@code signing_keys}: the instance that needs it first makes it for all. */
@Singleton
final class StoredEd25519Key implements PayloadSigner {
    private static final String JCA = "Ed25519";
    private static final String JOSE = "EdDSA";
    private static final String CONTEXT = "signing-key:" + JOSE;

    private record Pair(byte[] publicKey, PrivateKey privateKey) {}

    private final Sql sql;
    private final Encryption encryption;
    private volatile @Nullable Pair known;

    StoredEd25519Key(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    @Override
    public String algorithm() {
        return JOSE;
    }

    @Override
    public String publicKeyPem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair().publicKey());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public byte[] sign(byte[] payload) {
        try {
            Signature signature = Signature.getInstance(JCA);
            signature.initSign(pair().privateKey());
            signature.update(payload);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pair pair() {
        Pair pair = known;
        if (pair == null) {
            pair = stored().orElseGet(this::made);
            known = pair;
        }
        return pair;
    }

    private Optional<Pair> stored() {
        return sql.first(
                "select public_key, private_key from signing_keys where algorithm = ?",
                row -> new Pair(
                        row.getBytes("public_key"),
                        privateKey(encryption.decrypt(row.getBytes("private_key"), CONTEXT))),
                JOSE);
    }

    private Pair made() {
        try {
            KeyPair made = KeyPairGenerator.getInstance(JCA).generateKeyPair();
            sql.update(
                    "insert into signing_keys (algorithm, public_key, private_key) values (?, ?, ?) on conflict do"
                            + " nothing",
                    JOSE,
                    made.getPublic().getEncoded(),
                    encryption.encrypt(made.getPrivate().getEncoded(), CONTEXT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return stored().orElseThrow();
    }

    private static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(JCA).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key in the database cannot be read", e);
        }
    }
}
