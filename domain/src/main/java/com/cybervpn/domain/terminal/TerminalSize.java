package com.cybervpn.domain.terminal;

/** What a terminal has room for: 1 to 1000 characters each way (T-WS-11). */
public record TerminalSize(int columns, int rows) {
    public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    private static final int MAX = 1_000;

    public TerminalSize {
        if (!isPossible(columns, rows)) {
            throw new IllegalArgumentException("no terminal has " + columns + " columns and " + rows + " rows");
        }
    }

    public static boolean isPossible(int columns, int rows) {
        return columns >= 1 && columns <= MAX && rows >= 1 && rows <= MAX;
    }
}
