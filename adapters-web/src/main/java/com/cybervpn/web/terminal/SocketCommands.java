package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.in.AiAssistant.Answer;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.web.terminal.ClientFrame.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a socket asks for that takes its time: each runs on a thread of its own, so that the terminal stays quick. */
final class SocketCommands {
    private static final Logger LOG = LoggerFactory.getLogger(SocketCommands.class);

    private final TerminalFrames out;
    private final Caller caller;
    private final TerminalUse use;
    private final Set<CommandObserver.Running> running = ConcurrentHashMap.newKeySet();

    SocketCommands(TerminalFrames out, Caller caller, TerminalUse use) {
        this.out = out;
        this.caller = caller;
        this.use = use;
    }

    /** Runs it in the session that the socket shows, else in the sandbox (T-WS-6). */
    void run(String text, @Nullable TerminalSession session) {
        apart("command", () -> {
            Followed followed = new Followed();
            RunCommand.Outcome outcome = use.commands()
                    .run(
                            caller,
                            new RunCommand.Command(
                                    text, session == null ? null : session.id(), RunCommand.DEFAULT_TIMEOUT, followed));
            followed.end();
            tell(outcome, followed, session != null && session.kind() == TerminalSession.Kind.SSH);
        });
    }

    private void tell(RunCommand.Outcome outcome, Followed followed, boolean overSsh)
            throws Refused, InterruptedException {
        switch (outcome) {
            case RunCommand.Outcome.Finished(var command) -> {
                if (overSsh) out.commandOutput(command);
                else followed.tell(command);
            }
            case RunCommand.Outcome.Invalid(var _, var reason) -> throw ClientFrame.invalid("data", reason);
            case RunCommand.Outcome.NoSuchSession _ ->
                throw new Refused("session_not_found", "The session is not open any more");
            case RunCommand.Outcome.NoSuchCommand _ -> throw new IllegalStateException("nothing was run again");
            case RunCommand.Outcome.SessionRequired _ ->
                throw new Refused("session_required", "This server runs no commands itself; connect to a host first");
            case RunCommand.Outcome.TooManyAtOnce(int allowed) ->
                throw new Refused("rate_limited", "No more than " + allowed + " commands at a time");
        }
    }

    /** Kills what this socket started (T-WS-13). */
    void kill() {
        running.forEach(CommandObserver.Running::kill);
    }

    void convert(ClientFrame frame) throws Refused {
        String prompt = frame.text("prompt");
        Secret key = frame.secret("api_key");
        if (key == null) throw new Refused("api_key_required", "An API key is needed");
        apart("ai", () -> {
            switch (use.assistant().suggest(caller, new AiAssistant.Wish(key, prompt))) {
                case Answer.Given(var suggestion) -> out.aiSuggestion(suggestion.command());
                case Answer.Invalid(var member, var reason) -> throw ClientFrame.invalid(member, reason);
                case Answer.KeyRefused<?> _ -> throw new Refused("invalid_api_key", "The provider refused the API key");
                case Answer.Limited<?> _ -> throw new Refused("rate_limited", "The provider's limit is used up");
                case Answer.Failed<?> _ -> throw new Refused("ai_failed", "The provider gave no usable answer");
                case Answer.TimedOut<?> _ -> throw new Refused("ai_timeout", "The provider did not answer in time");
            }
        });
    }

    private interface Work {
        void run() throws Refused, InterruptedException;
    }

    private void apart(String name, Work work) {
        Thread.ofVirtual().name("terminal-" + name).start(() -> {
            try {
                work.run();
            } catch (Refused e) {
                out.error(e.code(), e.text());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("terminal {} failed", name, e);
                out.error("internal_error", "Internal server error");
            }
        });
    }

    /** Keeps the pieces of output until the command has a name to tell them by. */
    private final class Followed implements CommandObserver {
        private record Piece(Stream stream, String text) {}

        private final List<Piece> pieces = new ArrayList<>();
        private @Nullable Running command;

        @Override
        public synchronized void started(Running begun) {
            command = begun;
            running.add(begun);
        }

        @Override
        public synchronized void output(Stream stream, String text) {
            pieces.add(new Piece(stream, text));
        }

        synchronized void end() {
            if (command != null) running.remove(command);
        }

        void tell(TerminalCommand finished) throws InterruptedException {
            for (Piece piece : pieces()) {
                out.output(finished, piece.stream() == Stream.OUT ? "stdout" : "stderr", piece.text());
            }
            out.exit(finished);
        }

        private synchronized List<Piece> pieces() {
            return List.copyOf(pieces);
        }
    }
}
