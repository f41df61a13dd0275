package com.cybervpn.persistence.terminal;

import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SSH keys in the table {@code ssh_keys}; a private part opens only in its own row. */
@Singleton
final class JdbcSshKeys implements SshKeys {
    private static final String SELECT =
            "select id, owner_id, name, type, fingerprint, public_key, created_at from ssh_keys ";

    private final Sql sql;
    private final Encryption encryption;

    JdbcSshKeys(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    @Override
    public List<SshKey> ownedBy(AccountId owner) {
        return sql.list(SELECT + "where owner_id = ? order by name collate \"C\"", JdbcSshKeys::key, owner.value());
    }

    @Override
    public Optional<SshKey> find(SshKeyId id) {
        return sql.first(SELECT + "where id = ?", JdbcSshKeys::key, id.value());
    }

    @Override
    public Optional<SshKey> findByName(AccountId owner, String name) {
        return sql.first(SELECT + "where owner_id = ? and name = ?", JdbcSshKeys::key, owner.value(), name);
    }

    @Override
    public Optional<PrivateKey> privatePart(SshKeyId id) {
        return sql.first("select private_key, passphrase from ssh_keys where id = ?", row -> text(id, row), id.value());
    }

    @Override
    public boolean add(SshKey key, PrivateKey privatePart) {
        Secret passphrase = privatePart.passphrase();
        return sql.update(
                        """
                        insert into ssh_keys (id, owner_id, name, type, fingerprint, public_key, private_key, passphrase,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (owner_id, name) do nothing\
                        """,
                        key.id().value(),
                        key.owner().value(),
                        key.name(),
                        key.type(),
                        key.fingerprint(),
                        key.publicKey(),
                        sealed(privatePart.pem(), privateKeyOf(key.id())),
                        passphrase == null ? null : sealed(passphrase, passphraseOf(key.id())),
                        key.createdAt())
                > 0;
    }

    @Override
    public boolean remove(SshKeyId id) {
        return sql.update("delete from ssh_keys where id = ?", id.value()) > 0;
    }

    private PrivateKey text(SshKeyId id, ResultSet row) throws SQLException {
        byte[] passphrase = row.getBytes("passphrase");
        return new PrivateKey(
                opened(row.getBytes("private_key"), privateKeyOf(id)),
                passphrase == null ? null : opened(passphrase, passphraseOf(id)));
    }

    private byte[] sealed(Secret secret, String context) {
        return encryption.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), context);
    }

    private Secret opened(byte[] sealed, String context) {
        return Secret.of(new String(encryption.decrypt(sealed, context), StandardCharsets.UTF_8));
    }

    static String privateKeyOf(SshKeyId id) {
        return "ssh-key:" + id;
    }

    private static String passphraseOf(SshKeyId id) {
        return "ssh-key-passphrase:" + id;
    }

    private static SshKey key(ResultSet row) throws SQLException {
        return new SshKey(
                new SshKeyId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                row.getString("type"),
                row.getString("fingerprint"),
                row.getString("public_key"),
                Sql.instant(row, "created_at"));
    }
}
