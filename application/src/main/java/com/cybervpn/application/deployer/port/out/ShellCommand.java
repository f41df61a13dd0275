package com.cybervpn.application.deployer.port.out;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A program and its arguments. Whatever they contain, the shell of the host takes each as one word. */
public final class ShellCommand {
    private final List<String> words;

    private ShellCommand(List<String> words) {
        for (String word : words) {
            if (word.indexOf('\0') >= 0) throw new IllegalArgumentException("an argument has a NUL");
        }
        this.words = List.copyOf(words);
    }

    public static ShellCommand of(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program);
        words.addAll(Arrays.asList(arguments));
        return new ShellCommand(words);
    }

    /** Shell text that a person wrote to be run as such: hooks, and nothing else (D-GEN-9). */
    public static ShellCommand script(String text) {
        return of("sh", "-c", text);
    }

    public ShellCommand and(String... more) {
        List<String> longer = new ArrayList<>(words);
        longer.addAll(Arrays.asList(more));
        return new ShellCommand(longer);
    }

    /** The same with a variable in its environment. */
    public ShellCommand with(String variable, String value) {
        return prefixed("env", variable + "=" + value);
    }

    /** The same, ended on the host itself after a while even when the connection is gone. */
    public ShellCommand within(Duration limit) {
        return prefixed("timeout", "-k", "5", String.valueOf(Math.max(1, limit.toSeconds())));
    }

    /** The same as root, by sudo without a password. */
    public ShellCommand bySudo() {
        return prefixed("sudo", "-n", "--");
    }

    private ShellCommand prefixed(String... prefix) {
        List<String> longer = new ArrayList<>(Arrays.asList(prefix));
        longer.addAll(words);
        return new ShellCommand(longer);
    }

    /** The text for the shell of the host: every word in single quotes. */
    public String rendered() {
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The program alone: arguments may hold what is not for a log. */
    @Override
    public String toString() {
        return words.getFirst();
    }
}
