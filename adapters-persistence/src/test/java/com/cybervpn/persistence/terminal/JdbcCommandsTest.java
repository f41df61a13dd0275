package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.CommandsContract;
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

    @Override
    public Commands commands() {
        return commands;
    }
}
