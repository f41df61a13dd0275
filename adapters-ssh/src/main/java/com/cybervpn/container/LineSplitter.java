package com.cybervpn.container;

import java.util.function.Consumer;

/** Makes lines of text that comes in pieces. Lines of progress that overwrite each other count once. */
final class LineSplitter {
    private static final int LONGEST = 4_000;

    private final Consumer<String> lines;
    private final StringBuilder rest = new StringBuilder();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\n') flush();
            else if (c != '\0') append(c);
        }
    }

    /** Passes on what has no line end yet. */
    void end() {
        if (!rest.isEmpty()) flush();
    }

    private void append(char c) {
        if (rest.length() >= LONGEST) flush();
        rest.append(c);
    }

    private void flush() {
        String line = rest.toString().stripTrailing();
        rest.setLength(0);
        lines.accept(line.substring(line.lastIndexOf('\r') + 1));
    }
}
