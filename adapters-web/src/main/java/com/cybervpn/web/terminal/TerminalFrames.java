package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.port.in.EventFeed;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.web.shared.socket.Frames;
import com.cybervpn.web.shared.socket.Socket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the server says on a terminal's socket, in the words of the contract. */
final class TerminalFrames {
    private final Socket socket;
    private final Frames frames;

    TerminalFrames(Socket socket, Frames frames) {
        this.socket = socket;
        this.frames = frames;
    }

    /** Empty when it is no JSON object. */
    @Nullable
    ClientFrame read(String text) {
        return frames.read(text).map(ClientFrame::new).orElse(null);
    }

    void error(String code, String message) {
        say("error", Map.of("code", code, "message", message));
    }

    void pong(Instant now) {
        say("pong", Map.of("timestamp", now.toString()));
    }

    void sshConnected(TerminalSessionId session) {
        say("ssh_connected", Map.of("session_id", session.toString()));
    }

    void sshError(String session, String code, String message) {
        say("ssh_error", Map.of("session_id", session, "code", code, "message", message));
    }

    void ptyCreated(TerminalSessionId session) {
        say("pty_created", Map.of("session_id", session.toString()));
    }

    void attached(TerminalSessionId session, long position) {
        say("attached", Map.of("session_id", session.toString(), "seq", position));
    }

    void detached(TerminalSessionId session, String reason) {
        say("detached", Map.of("session_id", session.toString(), "reason", reason));
    }

    /**
     * @param position number of the first byte that comes after these
     * @return false when nobody listens any more
     */
    boolean ptyOutput(String data, long position) throws InterruptedException {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "pty_output");
        frame.put("data", data);
        frame.put("seq", position);
        return socket.sendPatiently(frames.write(frame));
    }

    void ptyClosed(TerminalSessionId session, OptionalInt exitCode) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("session_id", session.toString());
        members.put("exit_code", exitCode.isPresent() ? exitCode.getAsInt() : null);
        say("pty_closed", members);
    }

    void aiSuggestion(String command) {
        say("ai_suggestion", Map.of("command", command));
    }

    /** All of what a command over SSH put out (T-WS-6). */
    void commandOutput(TerminalCommand command) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("command_id", command.id().toString());
        members.put("data", output(command));
        members.put("exit_code", exitCode(command));
        members.put("status", command.status().code());
        say("command_output", members);
    }

    /** A piece of what a command in the sandbox put out. */
    void output(TerminalCommand command, String stream, String text) throws InterruptedException {
        patiently(command, Map.of("type", stream, "data", text));
    }

    void exit(TerminalCommand command) throws InterruptedException {
        Integer code = exitCode(command);
        patiently(
                command,
                code == null
                        ? Map.of("type", "error", "message", "the shell was lost")
                        : Map.of("type", "exit", "code", code));
    }

    private void patiently(TerminalCommand command, Map<String, Object> data) throws InterruptedException {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "output");
        frame.put("command_id", command.id().toString());
        frame.put("data", data);
        socket.sendPatiently(frames.write(frame));
    }

    void sync(List<TerminalCommand> commands) {
        say(
                "sync",
                Map.of("commands", commands.stream().map(CommandResponse::of).toList()));
    }

    void news(EventFeed.News news) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(news.data());
        members.put("timestamp", news.at().toString());
        say(news.type(), members);
    }

    private void say(String type, Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.putAll(members);
        socket.send(frames.write(frame));
    }

    private static @Nullable String output(TerminalCommand command) {
        return command.state() instanceof State.Finished finished ? finished.output() : null;
    }

    private static @Nullable Integer exitCode(TerminalCommand command) {
        return command.state() instanceof State.Finished finished ? finished.exitCode() : null;
    }
}
