package com.cybervpn.persistence.operations;

import com.cybervpn.persistence.operations.Tables.Table;
import com.cybervpn.persistence.shared.Migrations;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Writes a database as one SQL script: the migrations that made its schema, in the order in which they did, and then its
 * rows. {@code psql} restores it into an empty database, all of it or nothing.
 */
final class BackupScript {
    private static final String HISTORY_TABLE = """
        create table %1$s (
            installed_rank int not null constraint %1$s_pk primary key,
            version varchar(50),
            description varchar(200) not null,
            type varchar(20) not null,
            script varchar(1000) not null,
            checksum int,
            installed_by varchar(100) not null,
            installed_on timestamp not null default now(),
            execution_time int not null,
            success boolean not null
        );
        create index %1$s_s_idx on %1$s (success);
        """.formatted(Migrations.HISTORY);

    private final Connection connection;
    private final OutputStream out;

    /**
     * @param connection in a transaction that sees one state of the database all the time
     */
    BackupScript(Connection connection, OutputStream out) {
        this.connection = connection;
        this.out = out;
    }

    void write(String title, boolean includeData) throws SQLException, IOException {
        line("-- " + title);
        line("-- Restore it into an empty database: psql --file=FILE DATABASE");
        line("\\set ON_ERROR_STOP on");
        line("set client_encoding = 'UTF8';");
        line("set client_min_messages = warning;");
        line("begin;");
        schema();
        if (includeData) rows();
        line("commit;");
    }

    private void schema() throws SQLException, IOException {
        line(HISTORY_TABLE);
        copy(new Table(Migrations.HISTORY, List.of("*")));
        List<String> scripts = Tables.texts(
                connection,
                "select script from " + Migrations.HISTORY + " where success and type = 'SQL' order by installed_rank");
        for (String script : scripts) {
            line("");
            line("-- " + script);
            line(migration(script));
        }
    }

    private static String migration(String script) throws IOException {
        try (InputStream text = BackupScript.class.getResourceAsStream("/db/migration/" + script)) {
            if (text == null) throw new FileNotFoundException("this release does not know migration " + script);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void rows() throws SQLException, IOException {
        List<Table> tables = Tables.inOrderOfReference(connection);
        // What the migrations themselves stored comes back with the rest, as it was last.
        line("truncate " + String.join(", ", tables.stream().map(Table::name).toList()) + ";");
        for (Table table : tables) {
            // They have done their work when the rows were first written.
            line("alter table " + table.name() + " disable trigger user;");
            copy(table);
            line("alter table " + table.name() + " enable trigger user;");
        }
        for (String setval : Tables.texts(connection, """
            select format('select setval(%L, %s, %L);', format('%I', sequencename),
                coalesce(last_value, start_value), last_value is not null)
            from pg_sequences where schemaname = current_schema() order by sequencename\
            """)) {
            line(setval);
        }
    }

    private void copy(Table table) throws SQLException, IOException {
        boolean all = table.columns().equals(List.of("*"));
        String columns = all ? "" : " (" + table.columnList() + ")";
        line("copy " + table.name() + columns + " from stdin;");
        out.flush();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.name() + columns + " to stdout", out);
        line("\\.");
    }

    private void line(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
