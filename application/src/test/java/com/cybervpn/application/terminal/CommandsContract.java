package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.in.CommandHistory.Page;
import com.cybervpn.application.terminal.port.in.CommandHistory.Query;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandOutput;
import com.cybervpn.domain.terminal.CommandStatus;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of commands must do. */
public interface CommandsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    int LENGTH = 20;

    /** The store; may hold rows of other tests. */
    Commands commands();

    @Test
    default void storesACommandFromItsStartToItsEnd() {
        AccountId owner = owner();
        TerminalSessionId session = new TerminalSessionId(UUID.randomUUID());
        TerminalCommand started = started(owner, session, "uptime", NOW);
        TerminalCommand finished = started.finished(0, "up 3 days\n", NOW.plusSeconds(1));

        assertThat(commands().find(started.id())).contains(started);
        commands().finish(finished);
        assertThat(commands().find(started.id())).contains(finished);
        commands().finish(started.finished(9, "too late", NOW.plusSeconds(2)));
        assertThat(commands().find(started.id())).contains(finished);
        assertThat(commands().find(new CommandId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void keepsThatNobodySawTheEnd() {
        TerminalCommand started = started(owner(), null, "reboot", NOW);
        TerminalCommand finished = started.finished(null, "", NOW);

        commands().finish(finished);

        assertThat(commands().find(started.id())).contains(finished);
        assertThat(finished.status()).isEqualTo(CommandStatus.ERROR);
    }

    @Test
    default void pagesTheNewestFirst() {
        AccountId owner = owner();
        List<String> texts =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "echo " + i).toList();
        texts.forEach(text -> started(owner, null, text, NOW));
        started(owner(), null, "somebody else's", NOW);

        assertThat(texts(page(owner, 10, 0))).isEqualTo(texts.reversed().subList(0, 10));
        assertThat(texts(page(owner, 10, 20))).isEqualTo(texts.reversed().subList(20, 25));
        assertThat(page(owner, 10, 15)).returns(25L, Page::total).returns(false, Page::hasMore);
        assertThat(page(owner, 10, 14)).returns(25L, Page::total).returns(true, Page::hasMore);
        assertThat(page(owner, 10, 25)).isEqualTo(new Page(List.of(), 25, false));
        assertThat(page(owner, 10, Long.MAX_VALUE / 2)).isEqualTo(new Page(List.of(), 25, false));
        assertThat(page(owner(), 10, 0)).isEqualTo(new Page(List.of(), 0, false));
    }

    @Test
    default void filtersBySessionAndStatus() {
        AccountId owner = owner();
        TerminalSessionId session = new TerminalSessionId(UUID.randomUUID());
        TerminalCommand here = started(owner, session, "here", NOW);
        TerminalCommand there = started(owner, new TerminalSessionId(UUID.randomUUID()), "there", NOW);
        started(owner, null, "nowhere", NOW);
        commands().finish(here.finished(0, "", NOW));
        commands().finish(there.finished(1, "", NOW));

        assertThat(texts(read(owner, new Query(9, 0, session, null, null)))).containsExactly("here");
        assertThat(texts(read(owner, new Query(9, 0, null, CommandStatus.SUCCESS, null))))
                .containsExactly("here");
        assertThat(texts(read(owner, new Query(9, 0, null, CommandStatus.ERROR, null))))
                .containsExactly("there");
        assertThat(texts(read(owner, new Query(9, 0, null, CommandStatus.RUNNING, null))))
                .containsExactly("nowhere");
        assertThat(read(owner, new Query(9, 0, null, CommandStatus.PENDING, null)))
                .isEqualTo(new Page(List.of(), 0, false));
        assertThat(read(owner, new Query(9, 0, session, CommandStatus.ERROR, null)))
                .isEqualTo(new Page(List.of(), 0, false));
    }

    @Test
    default void countsAllThatAFilterMatches() {
        AccountId owner = owner();
        TerminalSessionId session = new TerminalSessionId(UUID.randomUUID());
        for (int i = 0; i < 12; i++) started(owner, session, "echo " + i, NOW);

        assertThat(read(owner, new Query(3, 0, session, null, null)))
                .returns(12L, Page::total)
                .returns(true, Page::hasMore);
        assertThat(read(owner, new Query(3, 9, session, null, null)))
                .returns(12L, Page::total)
                .returns(false, Page::hasMore);
        assertThat(read(owner, new Query(3, 99, session, null, null))).isEqualTo(new Page(List.of(), 12, false));
    }

    @Test
    default void searchesInsideOfTextsInWhateverCase() {
        AccountId owner = owner();
        started(owner, null, "git commit -m 'Ärger'", NOW);
        started(owner, null, "echo 100%_sure\\n", NOW);
        started(owner, null, "GIT push", NOW);
        started(owner(), null, "git of somebody else", NOW);

        assertThat(search(owner, "Git")).containsExactly("GIT push", "git commit -m 'Ärger'");
        assertThat(search(owner, "äRGER")).containsExactly("git commit -m 'Ärger'");
        assertThat(search(owner, "it c")).containsExactly("git commit -m 'Ärger'");
        assertThat(search(owner, "0%_s")).containsExactly("echo 100%_sure\\n");
        assertThat(search(owner, "%")).containsExactly("echo 100%_sure\\n");
        assertThat(search(owner, "_")).containsExactly("echo 100%_sure\\n");
        assertThat(search(owner, "e\\n")).containsExactly("echo 100%_sure\\n");
        assertThat(search(owner, "g%t")).isEmpty();
    }

    @Test
    default void countsAllThatASearchMatches() {
        AccountId owner = owner();
        for (int i = 0; i < 12; i++) started(owner, null, "make " + i, NOW);

        assertThat(read(owner, new Query(2, 0, null, null, "make")))
                .returns(12L, Page::total)
                .returns(true, Page::hasMore);
        assertThat(read(owner, new Query(2, 8, null, null, "make")))
                .returns(12L, Page::total)
                .returns(true, Page::hasMore);
        assertThat(read(owner, new Query(2, 10, null, null, "make")))
                .returns(12L, Page::total)
                .returns(false, Page::hasMore);
        for (int i = 0; i < 3; i++) started(owner, null, "make clean " + i, NOW);
        started(owner, null, "ls", NOW);
        assertThat(read(owner, new Query(2, 0, null, null, "make")))
                .returns(15L, Page::total)
                .returns(true, Page::hasMore);
        assertThat(read(owner, new Query(2, 0, null, CommandStatus.SUCCESS, "make")))
                .isEqualTo(new Page(List.of(), 0, false));
    }

    @Test
    default void showsTheBeginningOfAnOutputInAPage() {
        AccountId owner = owner();
        TerminalCommand whole = started(owner, null, "a", NOW);
        TerminalCommand cut = started(owner, null, "b", NOW);
        commands().finish(whole.finished(0, "x".repeat(LENGTH), NOW));
        commands().finish(cut.finished(0, "x".repeat(LENGTH + 1), NOW));

        assertThat(page(owner, 2, 0).commands())
                .extracting(CommandsContract::output)
                .containsExactly("x".repeat(LENGTH) + CommandOutput.CUT, "x".repeat(LENGTH));
        assertThat(output(commands().find(cut.id()).orElseThrow())).hasSize(LENGTH + 1);
    }

    @Test
    default void endsWhatNobodyEnded() {
        TerminalCommand old = started(owner(), null, "sleep 1", NOW);
        TerminalCommand young = started(owner(), null, "sleep 2", NOW.plusSeconds(600));
        TerminalCommand done = started(owner(), null, "true", NOW);
        commands().finish(done.finished(0, "", NOW));

        commands().settle(NOW.plusSeconds(1), NOW.plusSeconds(900));

        assertThat(commands().find(old.id()).orElseThrow().state())
                .isEqualTo(new State.Finished(NOW.plusSeconds(900), null, null));
        assertThat(commands().find(young.id()).orElseThrow().status()).isEqualTo(CommandStatus.RUNNING);
        assertThat(commands().find(done.id()).orElseThrow().status()).isEqualTo(CommandStatus.SUCCESS);
    }

    @Test
    default void forgetsOutputsAndKeepsTheirCommands() {
        TerminalCommand old = started(owner(), null, "cat old", NOW);
        TerminalCommand young = started(owner(), null, "cat young", NOW);
        commands().finish(old.finished(0, "old", NOW));
        commands().finish(young.finished(0, "young", NOW.plus(Duration.ofDays(1))));

        assertThat(commands().forgetOutputs(NOW.plusSeconds(1))).isPositive();

        assertThat(commands().forgetOutputs(NOW.plusSeconds(1))).isZero();
        assertThat(output(commands().find(old.id()).orElseThrow())).isNull();
        assertThat(output(commands().find(young.id()).orElseThrow())).isEqualTo("young");
    }

    private static @Nullable String output(TerminalCommand command) {
        return command.state() instanceof State.Finished(var _, var _, var output) ? output : null;
    }

    private static List<String> texts(Page page) {
        return page.commands().stream().map(TerminalCommand::text).toList();
    }

    private List<String> search(AccountId owner, String word) {
        return texts(read(owner, new Query(9, 0, null, null, word)));
    }

    private Page page(AccountId owner, int limit, long offset) {
        return read(owner, new Query(limit, offset, null, null, null));
    }

    private Page read(AccountId owner, Query query) {
        return commands().page(owner, query, LENGTH);
    }

    private TerminalCommand started(AccountId owner, @Nullable TerminalSessionId session, String text, Instant at) {
        TerminalCommand command = TerminalCommand.started(new CommandId(UUID.randomUUID()), owner, session, text, at);
        commands().add(command);
        return command;
    }

    private static AccountId owner() {
        return new AccountId(UUID.randomUUID());
    }
}
