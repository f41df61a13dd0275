package com.cybervpn.domain.terminal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of text before the text goes to somebody else: private keys, tokens, passwords,
 * credentials of clouds, authorization headers, passwords in addresses. The names of things stay, so that the text still
 * says what it is about.
 */
public final class SecretsInText {
    public static final String REMOVED = "[removed]";

    private static final String NAME =
            "[\\w.-]{0,40}(?:passw(?:or)?d|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)[\\w.-]{0,40}";
    private static final String VALUE = "(?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"',;&|]+)";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)", REMOVED),
            new Rule(
                    "(?i)(\\b(?:proxy-)?authorization\\s{0,5}[:=]\\s{0,5})(?:(bearer|basic|token)\\s+)?[^\\s\"']+",
                    "$1" + REMOVED),
            new Rule("(?i)\\bbearer\\s+[A-Za-z0-9._~+/=-]{6,}", "Bearer " + REMOVED),
            new Rule("([A-Za-z][A-Za-z0-9+.-]{0,20}://[^\\s:/@\"']{0,100}):[^\\s/@\"']+@", "$1:" + REMOVED + "@"),
            new Rule("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*", REMOVED),
            new Rule("\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b", REMOVED),
            new Rule(
                    "\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|sk-|sk_live_|rk_live_|npm_|hf_|dop_v1_|AIza)[A-Za-z0-9_-]{10,}",
                    REMOVED),
            new Rule("(?i)(\\B--?(?:" + NAME + "|pass)(?:\\s*=\\s*|\\s+))" + VALUE, "$1" + REMOVED),
            new Rule("(?i)(\\b" + NAME + "[\"']?\\s{0,5}[:=]\\s{0,5})" + VALUE, "$1" + REMOVED),
            new Rule("(\\bsshpass\\s+-p\\s*)" + VALUE, "$1" + REMOVED),
            new Rule("(\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^\\n;|&]{0,200}?\\s-p)[^\\s]+", "$1" + REMOVED),
            new Rule("(\\s(?:-u|--user)[ =]?[^\\s:]{1,100}:)[^\\s]+", "$1" + REMOVED));

    private SecretsInText() {}

    public static String removed(String text) {
        String clean = text;
        for (Rule rule : RULES) clean = rule.pattern.matcher(clean).replaceAll(rule.replacement);
        return clean;
    }

    /** What a secret looks like, and what takes its place. */
    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern, Pattern.DOTALL), replacement);
        }
    }
}
