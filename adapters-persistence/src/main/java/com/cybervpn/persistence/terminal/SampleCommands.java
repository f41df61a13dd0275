package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Made-up commands, all of them ended, a few of them badly. */
@Singleton
final class SampleCommands implements SampleRows {
    private static final List<String> TEXTS = List.of(
            "ls -la",
            "git status",
            "docker ps",
            "df -h",
            "systemctl status nginx",
            "tail -n 50 /var/log/syslog",
            "cat /etc/os-release",
            "uptime",
            "grep -r main src",
            "ping -c 3 example.com");

    private static final int ONE_FAILS_IN = 7;

    private final Sql sql;
    private final Ids ids;

    SampleCommands(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.COMMANDS;
    }

    @Override
    public int add(Batch batch) {
        var rows = SampleRow.of(batch, "command", ids);
        String[] newIds = SampleRow.texts(rows, SampleRow::id);
        int added = sql.update(
                """
                insert into terminal_commands (id, owner_id, command, folded, status, exit_code, created_at, executed_at)
                select id, owner, command, command, case when failed then 'error' else 'success' end,
                    failed::int, at, at
                from unnest(?::uuid[], ?::uuid[], ?, ?::boolean[], ?::timestamptz[])
                    as made (id, owner, command, failed, at)
                where not exists (select from terminal_commands known where known.id = made.id)
                order by at\
                """,
                newIds,
                SampleRow.texts(rows, SampleRow::owner),
                SampleRow.texts(rows, row -> TEXTS.get(row.index() % TEXTS.size())),
                SampleRow.texts(rows, row -> row.index() % ONE_FAILS_IN == ONE_FAILS_IN - 1),
                SampleRow.texts(rows, SampleRow::at));
        sql.update("""
            insert into terminal_command_outputs (command_id, output, kept_since)
            select id, 'output of ' || command, executed_at from terminal_commands where id = any (?::uuid[])
            on conflict do nothing\
            """, (Object) newIds);
        return added;
    }

    /** From the old end only, as the history of an owner must not have gaps. */
    @Override
    public int remove(List<AccountId> owners, Instant before) {
        return sql.update("""
            delete from terminal_commands gone
            where owner_id = any (?::uuid[]) and ordinal < coalesce(
                (select min(ordinal) from terminal_commands kept
                where kept.owner_id = gone.owner_id and kept.created_at >= ?), 9223372036854775807)\
            """, SampleRow.ids(owners), before);
    }
}
