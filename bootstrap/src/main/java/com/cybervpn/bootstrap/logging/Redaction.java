package com.cybervpn.bootstrap.logging;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces in any text what looks like a secret, by its form or by the name before it. */
public final class Redaction {
    private static final String MASK = "***";

    /** The end of names whose value is secret; anything may stand before it: {@code refresh_token}. */
    private static final String SECRET_NAME =
            "[\\w-]*(?:password|passwd|pwd|passphrase|secret|token|api[-_]?key|private[-_]?key|encryption[-_]?key|"
                    + "credentials?|authorization|cookie|otp|totp|ticket|signature|init[-_]?data)";

    private static final String VALUE = "\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^\\s,;&)}\\]\"']+";

    private static final List<Rule> RULES = List.of(
            new Rule("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\\z)", MASK),
            new Rule("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?", MASK),
            new Rule("(?i)\\b(Bearer|Basic)\\s+[\\w.~+/=-]{4,}", "$1 " + MASK),
            new Rule("(://[^\\s/:@]*):[^\\s/@]+@", "$1:" + MASK + "@"),
            new Rule("\\b(bot)?\\d{5,12}:[\\w-]{30,}", MASK),
            // name=value: settings and query parameters, dotted names too
            new Rule("(?i)(\\b" + SECRET_NAME + "|\\bcode)=(?:" + VALUE + ")", "$1=" + MASK),
            // name: value and "name": "value"; not the class name before a message, nor a line in a stack trace
            new Rule(
                    "(?i)(?<![\\w.$])([\"']?" + SECRET_NAME + "[\"']?|[\"']code[\"'])\\s*:\\s*(?:" + VALUE + ")",
                    "$1: " + MASK));

    private Redaction() {}

    public static String redact(String text) {
        String redacted = text;
        for (Rule rule : RULES) redacted = rule.applyTo(redacted);
        return redacted;
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String regex, String replacement) {
            this(Pattern.compile(regex), replacement);
        }

        String applyTo(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }
}
