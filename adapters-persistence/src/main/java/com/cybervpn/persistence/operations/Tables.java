package com.cybervpn.persistence.operations;

import com.cybervpn.persistence.shared.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the catalogue tells about the platform's own tables. */
final class Tables {
    /** Each kind of name as SQL writes it, in the schema that the platform works in. */
    private static final String OWN = """
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> '%s'
        """.formatted(Migrations.HISTORY);

    private Tables() {}

    /**
     * @param name as SQL writes it
     * @param columns those that hold what was stored, computed ones left out; as SQL writes them
     */
    record Table(String name, List<String> columns) {
        String columnList() {
            return String.join(", ", columns);
        }
    }

    /** A table comes after those that its rows refer to, so that each can be filled in turn. */
    static List<Table> inOrderOfReference(Connection connection) throws SQLException {
        List<String> waiting = texts(connection, "select quote_ident(c.relname) " + OWN + " order by c.relname");
        List<Table> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (!waiting.isEmpty()) {
            List<String> ready = new ArrayList<>();
            for (String table : waiting) {
                if (done.containsAll(referredToBy(connection, table))) ready.add(table);
            }
            if (ready.isEmpty()) throw new SQLException("tables refer to each other in a circle: " + waiting);
            for (String table : ready) ordered.add(new Table(table, columns(connection, table)));
            done.addAll(ready);
            waiting = waiting.stream().filter(table -> !done.contains(table)).toList();
        }
        return ordered;
    }

    private static List<String> referredToBy(Connection connection, String table) throws SQLException {
        return texts(connection, """
            select distinct quote_ident(other.relname) from pg_constraint
            join pg_class other on other.oid = confrelid
            where contype = 'f' and conrelid = ?::regclass and confrelid <> conrelid\
            """, table);
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, """
            select quote_ident(attname) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum\
            """, table);
    }

    static List<String> texts(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        }
    }
}
