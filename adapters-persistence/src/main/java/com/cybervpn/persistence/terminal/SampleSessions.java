package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Made-up sessions on machines that cannot be; all of them ended, as there is no shell behind them. */
@Singleton
final class SampleSessions implements SampleRows {
    private final Sql sql;
    private final Ids ids;

    SampleSessions(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.SESSIONS;
    }

    @Override
    public int add(Batch batch) {
        var rows = SampleRow.of(batch, "session", ids);
        return sql.update(
                """
                insert into terminal_sessions (id, owner_id, login_id, kind, target, state, created_at, last_active_at,
                    instance, run, held_at)
                select id, owner, id, 'SSH', 'deploy@' || name || '.example.com:22', 'ENDED', at, at, 'none', id, at
                from unnest(?::uuid[], ?::uuid[], ?, ?::timestamptz[]) as made (id, owner, name, at)
                on conflict do nothing\
                """,
                SampleRow.texts(rows, SampleRow::id),
                SampleRow.texts(rows, SampleRow::owner),
                SampleRow.texts(rows, row -> row.name("host")),
                SampleRow.texts(rows, SampleRow::at));
    }

    /** A shell that is open keeps its row. */
    @Override
    public int remove(List<AccountId> owners, Instant before) {
        return sql.update(
                "delete from terminal_sessions where owner_id = any (?::uuid[]) and created_at < ? and state = 'ENDED'",
                SampleRow.ids(owners),
                before);
    }

    @Override
    public void forget(List<AccountId> leaving) {
        sql.update("delete from terminal_sessions where owner_id = any (?::uuid[])", (Object) SampleRow.ids(leaving));
    }
}
