package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.in.CommandHistory.Page;
import com.cybervpn.application.terminal.port.in.CommandHistory.Query;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandOutput;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.persistence.shared.Sql;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of a history in a time that does not grow with it: where nothing is filtered, ordinals say where a page
 * begins and how many commands there are; many matches of a search are counted once, and then only what came since.
 */
@Singleton
final class CommandPages {
    /** As many matches as are found and counted in one go. */
    private static final int FEW = 2_000;

    private static final int SEARCHES_REMEMBERED = 10_000;

    private final Sql sql;
    private final Cache<Search, Counted> counted = Caffeine.newBuilder()
            .maximumSize(SEARCHES_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** A word that is in half of the commands wants another plan than one that is in none. */
    CommandPages(Sql sql) {
        this.sql = sql.replanned();
    }

    Page read(AccountId owner, Query query, int outputLength) {
        if (query.search() != null) {
            boolean knownToBeMany = known(owner, query).isPresent();
            return (knownToBeMany ? Optional.<Page>empty() : few(owner, query, outputLength))
                    .orElseGet(() -> many(owner, query, outputLength));
        }
        boolean filtered = query.session() != null || query.status() != null;
        return filtered ? many(owner, query, outputLength) : whole(owner, query, outputLength);
    }

    private Page whole(AccountId owner, Query query, int outputLength) {
        Bounds bounds = bounds(owner);
        if (query.offset() >= bounds.count()) return new Page(List.of(), bounds.count(), false);
        var filter = new Filter(owner).and("ordinal <= ?", bounds.newest - query.offset());
        List<TerminalCommand> commands = commands(filter, query.limit(), 0, outputLength);
        return new Page(commands, bounds.count(), query.offset() + commands.size() < bounds.count());
    }

    private Bounds bounds(AccountId owner) {
        return sql.first(
                        "select min(ordinal), max(ordinal) from terminal_commands where owner_id = ?",
                        row -> new Bounds(row.getLong(1), row.getLong(2)),
                        owner.value())
                .filter(found -> found.newest > 0)
                .orElse(Bounds.NONE);
    }

    /** Finds and counts all matches of a search in one go; empty when they are too many for that. */
    private Optional<Page> few(AccountId owner, Query query, int outputLength) {
        String statement = """
            with found as materialized (select ordinal from terminal_commands where %s limit ?)
            select page.*, left(output, ?) as output, total
            from (select count(*) as total from found) counted
            left join (select id, owner_id, ordinal, session_id, command, status, exit_code, created_at, executed_at
                from terminal_commands where owner_id = ? and ordinal in (
                    select ordinal from found order by ordinal desc limit ? offset ?)) page on total <= ?
            left join terminal_command_outputs on command_id = page.id
            order by ordinal desc\
            """;
        Filter filter = Filter.of(owner, query);
        List<Match> matches = sql.list(
                statement.formatted(filter.text()),
                row -> new Match(
                        row.getLong("total"),
                        row.getString("id") == null ? null : cut(JdbcCommands.command(row), outputLength)),
                filter.valuesBetween(
                        List.of(),
                        List.of(FEW + 1, outputLength + 1, owner.value(), query.limit(), query.offset(), FEW)));
        long total = matches.getFirst().total();
        if (total > FEW) return Optional.empty();
        List<TerminalCommand> shown = matches.stream()
                .flatMap(match -> Stream.ofNullable(match.command()))
                .toList();
        return Optional.of(new Page(shown, total, query.offset() + shown.size() < total));
    }

    private record Match(long total, @Nullable TerminalCommand command) {}

    private Page many(AccountId owner, Query query, int outputLength) {
        Filter filter = Filter.of(owner, query);
        List<TerminalCommand> found = commands(filter, query.limit() + 1, query.offset(), outputLength);
        boolean more = found.size() > query.limit();
        List<TerminalCommand> shown = more ? found.subList(0, query.limit()) : found;
        long seen = query.offset() + found.size();
        boolean isLastPage = !more && (query.offset() == 0 || !found.isEmpty());
        if (isLastPage) return new Page(shown, seen, false);
        long total = total(owner, query);
        return new Page(shown, more ? Math.max(total, seen) : Math.min(total, query.offset()), more);
    }

    /** Texts and sessions of commands never change, and commands go from the old end only: what was counted stays right. */
    private long total(AccountId owner, Query query) {
        Filter filter = Filter.of(owner, query);
        if (!isRemembered(query)) return count(filter);
        Bounds bounds = bounds(owner);
        Optional<Counted> known = known(owner, query).filter(earlier -> earlier.within.isBeginningOf(bounds));
        filter.and("ordinal <= ?", bounds.newest)
                .and("ordinal > ?", known.map(earlier -> earlier.within.newest).orElse(null));
        long matches = known.map(Counted::matches).orElse(0L) + count(filter);
        counted.put(Search.of(owner, query), new Counted(bounds, matches));
        return matches;
    }

    /** The status of a command changes, so what has one is counted each time. */
    private static boolean isRemembered(Query query) {
        return query.search() != null && query.status() == null;
    }

    private Optional<Counted> known(AccountId owner, Query query) {
        return isRemembered(query)
                ? Optional.ofNullable(counted.getIfPresent(Search.of(owner, query)))
                : Optional.empty();
    }

    private List<TerminalCommand> commands(Filter filter, int limit, long offset, int outputLength) {
        String page = """
            select page.*, left(output, ?) as output
            from (select id, owner_id, ordinal, session_id, command, status, exit_code, created_at, executed_at
                from terminal_commands where %s order by ordinal desc limit ? offset ?) page
            left join terminal_command_outputs on command_id = page.id
            order by ordinal desc\
            """;
        return sql.list(
                page.formatted(filter.text()),
                row -> cut(JdbcCommands.command(row), outputLength),
                filter.valuesBetween(List.of(outputLength + 1), List.of(limit, offset)));
    }

    private long count(Filter filter) {
        return sql.first(
                        "select count(*) from terminal_commands where " + filter.text(),
                        row -> row.getLong(1),
                        filter.valuesBetween(List.of(), List.of()))
                .orElse(0L);
    }

    private static TerminalCommand cut(TerminalCommand command, int outputLength) {
        if (!(command.state() instanceof State.Finished(var executedAt, var exitCode, var output)) || output == null) {
            return command;
        }
        return command.in(new State.Finished(executedAt, exitCode, CommandOutput.beginning(output, outputLength)));
    }

    /** A pattern for any text around {@code word}, in which nothing of the word is a wildcard. */
    private static String containing(String word) {
        return '%' + JdbcCommands.folded(word).replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }

    /** The ordinals of an owner's oldest and newest command. */
    private record Bounds(long oldest, long newest) {
        static final Bounds NONE = new Bounds(1, 0);

        long count() {
            return newest - oldest + 1;
        }

        boolean isBeginningOf(Bounds later) {
            return oldest == later.oldest && newest <= later.newest;
        }
    }

    private record Search(AccountId owner, @Nullable TerminalSessionId session, String word) {
        static Search of(AccountId owner, Query query) {
            return new Search(owner, query.session(), String.valueOf(query.search()));
        }
    }

    /** @param within the ordinals that were looked through */
    private record Counted(Bounds within, long matches) {}

    /** Conditions, all of which must hold, and their values. */
    private static final class Filter {
        private final StringBuilder text = new StringBuilder("owner_id = ?");
        private final List<Object> values = new ArrayList<>();

        Filter(AccountId owner) {
            values.add(owner.value());
        }

        static Filter of(AccountId owner, Query query) {
            return new Filter(owner)
                    .and(
                            "session_id = ?",
                            query.session() == null ? null : query.session().value())
                    .and(
                            "status = ?",
                            query.status() == null ? null : query.status().code())
                    .and("folded like ?", query.search() == null ? null : containing(query.search()));
        }

        /** Adds a condition, unless there is no value for it. */
        Filter and(String condition, @Nullable Object value) {
            if (value == null) return this;
            text.append(" and ").append(condition);
            values.add(value);
            return this;
        }

        String text() {
            return text.toString();
        }

        Object[] valuesBetween(List<Object> before, List<Object> after) {
            var all = new ArrayList<>(before);
            all.addAll(values);
            all.addAll(after);
            return all.toArray();
        }
    }
}
