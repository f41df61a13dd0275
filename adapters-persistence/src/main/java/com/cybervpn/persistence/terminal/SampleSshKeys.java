package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Made-up SSH keys. They look like keys and open nothing: their private part is a remark. */
@Singleton
final class SampleSshKeys implements SampleRows {
    private static final byte[] REMARK = "made up: opens nothing".getBytes(StandardCharsets.UTF_8);

    private final Sql sql;
    private final Encryption encryption;
    private final Ids ids;

    SampleSshKeys(Sql sql, Encryption encryption, Ids ids) {
        this.sql = sql;
        this.encryption = encryption;
        this.ids = ids;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.SSH_KEYS;
    }

    @Override
    public int add(Batch batch) {
        var rows = SampleRow.of(batch, "ssh key", ids);
        return sql.update(
                """
                insert into ssh_keys (id, owner_id, name, type, fingerprint, public_key, private_key, created_at)
                select id, owner, name, 'ssh-ed25519', 'SHA256:' || name, 'ssh-ed25519 ' || name,
                    decode(private_key, 'base64'), at
                from unnest(?::uuid[], ?::uuid[], ?, ?, ?::timestamptz[]) as made (id, owner, name, private_key, at)
                on conflict do nothing\
                """,
                SampleRow.texts(rows, SampleRow::id),
                SampleRow.texts(rows, SampleRow::owner),
                SampleRow.texts(rows, row -> row.name("key")),
                SampleRow.texts(rows, this::sealed),
                SampleRow.texts(rows, SampleRow::at));
    }

    private String sealed(SampleRow row) {
        byte[] sealed = encryption.encrypt(REMARK, JdbcSshKeys.privateKeyOf(new SshKeyId(row.id())));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** Keys that a profile still uses stay. */
    @Override
    public int remove(List<AccountId> owners, Instant before) {
        return sql.update("""
            delete from ssh_keys where owner_id = any (?::uuid[]) and created_at < ?
                and not exists (select from ssh_profiles where key_id = ssh_keys.id)\
            """, SampleRow.ids(owners), before);
    }
}
