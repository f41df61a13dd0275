package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.in.OpenLocalSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Login;
import com.cybervpn.application.terminal.port.in.UseTerminal;
import com.cybervpn.application.terminal.port.in.UseTerminal.Attachment;
import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.domain.terminal.TerminalSize;
import com.cybervpn.web.shared.socket.MessageRate;
import com.cybervpn.web.terminal.ClientFrame.Refused;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket's conversation (T-WS). Frames are heard in order on one thread. The socket shows one terminal at a time. A
 * session that it opened itself ends with a client that says goodbye, unless that client asked to keep it; it outlives a
 * client that vanished, so that the next one can attach.
 */
final class TerminalConversation {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalConversation.class);

    private final TerminalFrames out;
    private final Caller caller;
    private final TerminalUse use;
    private final SocketCommands commands;
    /** T-WS-5: what costs something is counted by message, what is typed by byte. */
    private final MessageRate costly = new MessageRate(100, Duration.ofMinutes(1));

    private final MessageRate typed = new MessageRate(1 << 20, Duration.ofSeconds(1));
    private @Nullable Attachment attachment;
    private boolean keep = true;

    TerminalConversation(TerminalFrames out, Caller caller, TerminalUse use) {
        this.out = out;
        this.caller = caller;
        this.use = use;
        this.commands = new SocketCommands(out, caller, use);
    }

    void hear(String text) throws InterruptedException {
        ClientFrame frame = out.read(text);
        if (frame == null) {
            out.error("invalid_json", "The frame is not a JSON object");
            return;
        }
        try {
            dispatch(frame);
        } catch (Refused e) {
            out.error(e.code(), e.text());
        } catch (RuntimeException e) {
            LOG.error("terminal frame failed", e);
            out.error("internal_error", "Internal server error");
        }
    }

    private void dispatch(ClientFrame frame) throws Refused, InterruptedException {
        if (!(frame.members().get("type") instanceof String type)) {
            throw new Refused("unknown_type", "The frame has no type");
        }
        switch (type) {
            case "ping" -> out.pong(use.clock().instant());
            case "connect_ssh" -> connectSsh(costing(frame));
            case "create_pty" -> createPty(costing(frame));
            case "attach" -> attach(frame);
            case "detach" -> detach();
            case "ack" -> showing().confirm(frame.longNumber("seq", 0));
            case "pty_input" -> input(frame);
            case "resize_pty" -> resize(frame);
            case "signal" -> signal(frame.object("data").text("signal"));
            case "command" -> commands.run(costing(frame).text("data"), shownSession());
            case "kill" -> commands.kill();
            case "ai_convert" -> commands.convert(costing(frame));
            case "sync" ->
                out.sync(use.history()
                        .list(caller, CommandHistory.Query.newest(50))
                        .commands());
            default -> throw new Refused("unknown_type", "There is no such type of frame");
        }
    }

    private ClientFrame costing(ClientFrame frame) throws Refused {
        if (!costly.allows(1)) throw new Refused("rate_limited", "No more than 100 of these messages a minute");
        return frame;
    }

    private void connectSsh(ClientFrame frame) throws Refused, InterruptedException {
        ClientFrame config = frame.object("config");
        TerminalSize size = size(config);
        Encoding encoding = Encoding.of(config);
        boolean kept = config.flag("keep");
        switch (use.openSsh().open(caller, command(config))) {
            case OpenSshSession.Outcome.Opened(var session) -> {
                Attachment opened = attached(session.id(), 0, size);
                if (opened == null) {
                    sshError(session.id(), ShellRefusal.of(ShellFault.NO_SHELL));
                } else {
                    replaceBy(opened, kept);
                    out.sshConnected(session.id());
                    show(opened, encoding);
                }
            }
            case OpenSshSession.Outcome.Invalid(var fault) ->
                throw ClientFrame.invalid("config." + fault.field(), fault.reason());
            case OpenSshSession.Outcome.NoSuchKey _ -> sshError(null, ShellRefusal.noSuchKey());
            case OpenSshSession.Outcome.TooMany(int max) -> sshError(null, ShellRefusal.tooMany(max));
            case OpenSshSession.Outcome.Failed(var attempt, var fault) -> sshError(attempt, ShellRefusal.of(fault));
        }
    }

    private void sshError(@Nullable TerminalSessionId attempt, ShellRefusal refusal) {
        String id = attempt == null ? UUID.randomUUID().toString() : attempt.toString();
        out.sshError(id, refusal.frameCode(), refusal.message());
    }

    private OpenSshSession.Command command(ClientFrame config) throws Refused {
        SshProfile profile = config.has("profile_id") ? profile(config) : null;
        SshDestination saved = profile == null ? null : profile.destination();
        String host = saved == null ? config.text("host") : saved.host();
        String user = saved == null ? config.text("username") : saved.user();
        int port = saved == null ? config.number("port", SshDestination.DEFAULT_PORT) : saved.port();
        return new OpenSshSession.Command(host, port, user, login(config, profile));
    }

    private SshProfile profile(ClientFrame config) throws Refused {
        return use.profiles()
                .find(caller, new SshProfileId(config.id("profile_id")))
                .orElseThrow(() -> new Refused("ssh_profile_not_found", "You have no such profile"));
    }

    private static Login login(ClientFrame config, @Nullable SshProfile profile) throws Refused {
        Secret passphrase = config.secret("passphrase");
        Secret key = config.secret("private_key");
        if (key != null) return new Login.EncodedKey(key, passphrase);
        // A name of a key that the user stored, never of a file here (T-WS-8).
        String name = config.optionalText("key_path").orElse("");
        if (!name.isEmpty()) return new Login.OwnKey(name, passphrase);
        Secret password = config.secret("password");
        if (password != null) return new Login.Password(password);
        if (profile != null && profile.key() != null)
            return new Login.OwnKey(profile.key().toString(), passphrase);
        throw ClientFrame.invalid("config.password", "or a private_key or key_path is needed");
    }

    private void createPty(ClientFrame frame) throws Refused, InterruptedException {
        TerminalSize size = size(frame);
        Encoding encoding = Encoding.of(frame);
        boolean kept = frame.flag("keep");
        switch (use.openLocal().open(caller)) {
            case OpenLocalSession.Outcome.Opened(var session) -> {
                Attachment opened = attached(session.id(), 0, size);
                if (opened == null) throw ptyStartFailed("The shell did not start");
                replaceBy(opened, kept);
                out.ptyCreated(session.id());
                show(opened, encoding);
            }
            case OpenLocalSession.Outcome.TooMany(int max) ->
                throw ptyStartFailed(ShellRefusal.tooMany(max).message());
            case OpenLocalSession.Outcome.NoSandbox _ ->
                throw ptyStartFailed("This server runs no shells itself; connect to a host with connect_ssh");
        }
    }

    private static Refused ptyStartFailed(String message) {
        return new Refused("pty_start_failed", message);
    }

    private void attach(ClientFrame frame) throws Refused, InterruptedException {
        TerminalSessionId session = new TerminalSessionId(frame.id("session_id"));
        long position = frame.longNumber("last_seq", 0);
        if (position < 0) throw ClientFrame.invalid("last_seq", "must not be negative");
        boolean sized = frame.has("cols") || frame.has("rows");
        Encoding encoding = Encoding.of(frame);
        Attachment opened = attached(session, position, sized ? size(frame) : null);
        if (opened == null) throw new Refused("session_not_found", "You have no such session open");
        replaceBy(opened, true);
        out.attached(session, opened.position());
        show(opened, encoding);
    }

    private @Nullable Attachment attached(TerminalSessionId session, long position, @Nullable TerminalSize size)
            throws InterruptedException {
        return use.terminals().attach(caller, session, position, size) instanceof UseTerminal.Outcome.Attached(var made)
                ? made
                : null;
    }

    private void detach() throws Refused {
        Attachment shown = showing();
        attachment = null;
        shown.close();
        out.detached(shown.session().id(), "requested");
    }

    /** A socket shows one terminal: the one before is left, or ended where it would end with the socket. */
    private void replaceBy(Attachment opened, boolean kept) {
        leave(true);
        attachment = opened;
        keep = kept;
    }

    private void leave(boolean goodbye) {
        Attachment shown = attachment;
        if (shown == null) return;
        attachment = null;
        shown.close();
        if (goodbye && !keep) use.sessions().close(caller, shown.session().id());
    }

    private void show(Attachment opened, Encoding encoding) {
        Thread.ofVirtual()
                .name("terminal-show-" + opened.session().id())
                .start(new TerminalShow(opened, encoding, out));
    }

    private void input(ClientFrame frame) throws Refused {
        byte[] keys = Encoding.of(frame).bytes(frame.text("data"));
        Attachment shown = showing();
        if (!typed.allows(keys.length)) throw new Refused("rate_limited", "No more than 1 MiB of input a second");
        if (!shown.type(keys)) throw new Refused("input_failed", "The shell takes no input now");
    }

    private void resize(ClientFrame frame) throws Refused {
        TerminalSize size = size(frame);
        if (!showing().resize(size)) throw new Refused("resize_failed", "The terminal is gone");
    }

    private void signal(String name) throws Refused {
        Signal signal = switch (name) {
            case "SIGINT" -> Signal.INT;
            case "SIGQUIT" -> Signal.QUIT;
            case "SIGTSTP" -> Signal.TSTP;
            case "SIGTERM" -> Signal.TERM;
            case "SIGKILL" -> Signal.KILL;
            default -> throw ClientFrame.invalid("data.signal", "is none that can be sent");
        };
        if (!showing().signal(signal)) throw new Refused("input_failed", "The terminal is gone");
    }

    private static TerminalSize size(ClientFrame frame) throws Refused {
        int columns = frame.number("cols", TerminalSize.DEFAULT.columns());
        int rows = frame.number("rows", TerminalSize.DEFAULT.rows());
        if (!TerminalSize.isPossible(columns, rows)) throw ClientFrame.invalid("cols and rows", "must be 1 to 1000");
        return new TerminalSize(columns, rows);
    }

    private Attachment showing() throws Refused {
        Attachment shown = attachment;
        if (shown == null || !shown.isShown()) {
            throw new Refused("session_not_found", "No terminal is open; send create_pty, connect_ssh or attach first");
        }
        return shown;
    }

    private @Nullable TerminalSession shownSession() {
        Attachment shown = attachment;
        return shown != null && shown.isShown() ? shown.session() : null;
    }

    /** The socket is gone. */
    void end(boolean goodbye) {
        commands.kill();
        leave(goodbye);
    }
}
