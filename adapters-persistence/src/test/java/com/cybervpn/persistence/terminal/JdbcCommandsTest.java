package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.CommandsContract;
import com.cybervpn.application.terminal.port.in.CommandHistory.Page;
import com.cybervpn.application.terminal.port.in.CommandHistory.Query;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcCommandsTest implements CommandsContract {
    @Inject
    Commands commands;

    @Inject
    Sql sql;

    @Test
    void numbersAnOwnersCommandsWithoutGaps() throws Exception {
        AccountId owner = new AccountId(UUID.randomUUID());
        List<Callable<Object>> attempts = IntStream.range(0, 40)
                .mapToObj(i -> Executors.callable(() -> commands.add(
                        TerminalCommand.started(new CommandId(UUID.randomUUID()), owner, null, "echo " + i, NOW))))
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : pool.invokeAll(attempts)) attempt.get();
        }

        assertThat(sql.list(
                        "select ordinal from terminal_commands where owner_id = ? order by ordinal",
                        row -> row.getLong(1),
                        owner.value()))
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void countsVeryManyMatchesAndWhatComesAfterThem() {
        AccountId owner = new AccountId(UUID.randomUUID());
        run(owner, 2_500, "make");
        assertThat(found(owner)).returns(2_500L, Page::total).returns(true, Page::hasMore);

        run(owner, 3, "make again");
        run(owner, 2, "ls");
        assertThat(found(owner)).returns(2_503L, Page::total).returns(true, Page::hasMore);

        sql.update("delete from terminal_commands where owner_id = ? and ordinal <= 100", owner.value());
        assertThat(found(owner)).returns(2_403L, Page::total).returns(true, Page::hasMore);
        assertThat(commands.page(owner, new Query(10, 2_400, null, null, "make"), 9))
                .returns(2_403L, Page::total)
                .returns(false, Page::hasMore)
                .returns(3, page -> page.commands().size());
        assertThat(commands.page(owner, new Query(10, 9_000, null, null, "make"), 9))
                .isEqualTo(new Page(List.of(), 2_403, false));
    }

    private Page found(AccountId owner) {
        return commands.page(owner, new Query(10, 0, null, null, "make"), 9);
    }

    private void run(AccountId owner, int count, String text) {
        sql.update("""
            insert into terminal_commands (id, owner_id, ordinal, command, folded, status, created_at, executed_at)
            select gen_random_uuid(), ?, newest + i, ?, ?, 'success', now(), now()
            from generate_series(1, ?) i,
                (select coalesce(max(ordinal), 0) as newest from terminal_commands where owner_id = ?) last\
            """, owner.value(), text, text, count, owner.value());
    }

    @Override
    public Commands commands() {
        return commands;
    }
}
