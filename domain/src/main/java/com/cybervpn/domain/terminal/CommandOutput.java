package com.cybervpn.domain.terminal;

/** How the output of a command is kept (T-CMD-5). */
public final class CommandOutput {
    public static final int MAX_BYTES = 1 << 20;
    /** Stands at the end of an output of which there was more. */
    public static final String CUT = "\n[output cut]";

    private CommandOutput() {}

    /** What a store can hold of what was printed: no NUL, and a mark where some is missing. */
    public static String kept(String printed, boolean cut) {
        String text = printed.replace("\0", "");
        return cut ? text + CUT : text;
    }

    /** The first {@code length} characters, and a mark where there are more. */
    public static String beginning(String output, int length) {
        if (output.length() <= length) return output;
        int end = Character.isHighSurrogate(output.charAt(length - 1)) ? length - 1 : length;
        return output.substring(0, end) + CUT;
    }
}
