package com.cybervpn.application.deployer.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of {@code journalctl -o json}: a flat object whose members are text, null, or, for text that is not
 * printable, an array of bytes.
 */
final class JournalLine {
    private final String json;
    private int at;

    private JournalLine(String json) {
        this.json = json;
    }

    /** Empty when the line is none. */
    static Optional<Map<String, String>> parse(String line) {
        try {
            return Optional.of(new JournalLine(line).object());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Optional.empty(); // cut off at the limit of the output
        }
    }

    private Map<String, String> object() {
        Map<String, String> members = new HashMap<>();
        expect('{');
        while (peek() != '}') {
            String name = text();
            expect(':');
            members.put(name, value());
            if (peek() == ',') at++;
        }
        return members;
    }

    private String value() {
        return switch (peek()) {
            case '"' -> text();
            case '[' -> bytes();
            default -> word();
        };
    }

    private String word() {
        int start = at;
        while (",}]".indexOf(json.charAt(at)) < 0) at++;
        String word = json.substring(start, at).strip();
        return word.equals("null") ? "" : word;
    }

    /** Bytes; or, where a field occurs more than once, the last of its values. */
    private String bytes() {
        expect('[');
        String last = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (peek() != ']') {
            if (peek() == '"' || peek() == '[') last = value();
            else bytes.write(Integer.parseInt(word()));
            if (peek() == ',') at++;
        }
        at++;
        return bytes.size() == 0 ? last : bytes.toString(StandardCharsets.UTF_8);
    }

    private String text() {
        expect('"');
        StringBuilder text = new StringBuilder();
        for (char c; (c = json.charAt(at++)) != '"'; ) {
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = json.charAt(at++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    private char peek() {
        while (Character.isWhitespace(json.charAt(at))) at++;
        return json.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) throw new IllegalArgumentException("no " + c + " at " + at);
        at++;
    }
}
