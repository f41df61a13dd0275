package com.cybervpn.web.terminal;

import com.cybervpn.application.terminal.port.in.UseTerminal.Attachment;
import com.cybervpn.application.terminal.port.in.UseTerminal.End;

/** Shows a terminal to a client until either ends. A client that reads slowly slows it down. */
final class TerminalShow implements Runnable {
    private static final int CHUNK = 48 * 1024;

    private final Attachment attachment;
    private final Encoding encoding;
    private final TerminalFrames out;

    TerminalShow(Attachment attachment, Encoding encoding, TerminalFrames out) {
        this.attachment = attachment;
        this.encoding = encoding;
        this.out = out;
    }

    @Override
    public void run() {
        Encoding.Writer writer = encoding.writer();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count; (count = attachment.read(chunk)) >= 0; ) {
                // What nobody hears is left for whoever comes next.
                if (!say(writer.data(chunk, count), writer)) return;
            }
            end(writer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean say(String data, Encoding.Writer writer) throws InterruptedException {
        return data.isEmpty() || out.ptyOutput(data, attachment.position() - writer.held());
    }

    private void end(Encoding.Writer writer) throws InterruptedException {
        switch (attachment.end()) {
            case End.Ended(var exitCode) -> {
                String rest = writer.rest();
                if (say(rest, writer)) out.ptyClosed(attachment.session().id(), exitCode);
            }
            case End.TakenOver _ -> out.detached(attachment.session().id(), "attached elsewhere");
            case End.Detached _ -> {}
        }
    }
}
