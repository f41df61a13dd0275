package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.out.ShellTerminal;
import java.nio.charset.StandardCharsets;

/** Reads a terminal until it shows what a test waits for. */
public final class TerminalScreen {
    private final ShellTerminal terminal;
    private final byte[] chunk = new byte[32 * 1024];
    private final StringBuilder shown = new StringBuilder();

    public TerminalScreen(ShellTerminal terminal) {
        this.terminal = terminal;
    }

    public void type(String keys) throws Exception {
        terminal.write(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything up to and with {@code text}, taken off the screen. */
    public String until(String text) throws Exception {
        while (shown.indexOf(text) < 0) {
            int count = terminal.read(chunk);
            if (count < 0) throw new AssertionError("the terminal ended before it showed " + text + ": " + shown);
            shown.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
        }
        int end = shown.indexOf(text) + text.length();
        String taken = shown.substring(0, end);
        shown.delete(0, end);
        return taken;
    }
}
