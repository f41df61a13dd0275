package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.out.StoreStatistics;
import com.cybervpn.domain.operations.ByteSize;
import com.cybervpn.domain.operations.DatabaseStatistics;
import com.cybervpn.domain.operations.DatabaseStatistics.TableStatistics;
import com.cybervpn.persistence.shared.Migrations;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link StoreStatistics} out of PostgreSQL's catalogue and counters. */
@Singleton
final class CatalogueStatistics implements StoreStatistics {
    /** Up to this size a table is counted; the counters lag behind, but counting takes time. */
    private static final long COUNTED_BYTES = 256L << 20;

    private final Sql sql;
    private final InstantSource clock;

    CatalogueStatistics(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public DatabaseStatistics read() {
        List<Counters> counters = sql.list(
                """
                select relname, quote_ident(relname), pg_relation_size(relid) <= ? as counted,
                    n_live_tup, n_tup_ins, n_tup_upd, n_tup_del, n_dead_tup
                from pg_stat_user_tables
                where schemaname = current_schema() and relname <> ?
                order by relname\
                """,
                row -> new Counters(
                        row.getString(2),
                        row.getBoolean(3),
                        new TableStatistics(
                                row.getString(1),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8))),
                COUNTED_BYTES,
                Migrations.HISTORY);
        Map<String, Long> live = counted(counters);
        long size = sql.first("select pg_database_size(current_database())", row -> row.getLong(1))
                .orElseThrow();
        return new DatabaseStatistics(
                counters.stream().map(known -> known.with(live)).toList(), new ByteSize(size), clock.instant());
    }

    private Map<String, Long> counted(List<Counters> counters) {
        String statement = counters.stream()
                .filter(Counters::counted)
                .map(table -> "select '" + table.sqlName() + "', count(*) from " + table.sqlName())
                .collect(Collectors.joining(" union all "));
        return sql.list(statement, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Counters(String sqlName, boolean counted, TableStatistics estimated) {
        TableStatistics with(Map<String, Long> live) {
            return new TableStatistics(
                    estimated.name(),
                    live.getOrDefault(sqlName, estimated.liveRows()),
                    estimated.inserts(),
                    estimated.updates(),
                    estimated.deletes(),
                    estimated.deadRows());
        }
    }
}
