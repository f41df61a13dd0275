package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Made-up SSH profiles, of machines that cannot be: nobody has a name in {@code example.com} (RFC 2606). */
@Singleton
final class SampleSshProfiles implements SampleRows {
    private final Sql sql;
    private final Ids ids;

    SampleSshProfiles(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.SSH_PROFILES;
    }

    @Override
    public int add(Batch batch) {
        var rows = SampleRow.of(batch, "ssh profile", ids);
        return sql.update(
                """
                insert into ssh_profiles (id, owner_id, name, host, port, username, key_id, created_at, modified_at, version)
                select id, owner, name, name || '.example.com', 22, 'deploy',
                    (select id from ssh_keys where owner_id = owner order by id limit 1), at, at, 0
                from unnest(?::uuid[], ?::uuid[], ?, ?::timestamptz[]) as made (id, owner, name, at)
                on conflict do nothing\
                """,
                SampleRow.texts(rows, SampleRow::id),
                SampleRow.texts(rows, SampleRow::owner),
                SampleRow.texts(rows, row -> row.name("host")),
                SampleRow.texts(rows, SampleRow::at));
    }

    @Override
    public int remove(List<AccountId> owners, Instant before) {
        return sql.update(
                "delete from ssh_profiles where owner_id = any (?::uuid[]) and created_at < ?",
                SampleRow.ids(owners),
                before);
    }
}
