package com.cybervpn.domain.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a model said the part that was asked for (T-AI-2, T-AI-5): models add fences, bullets and kind words. */
public record AiAnswer(String text) {
    /** Begins a line with a command, in an explanation. */
    public static final String FIX = "FIX:";

    private static final int MAX_COMPLETIONS = 10;
    private static final Pattern FENCE = Pattern.compile("```[\\w+-]*[ \\t]*\\R?(.*?)(?:```|\\z)", Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*•]|\\d{1,2}[.)])\\s+");
    private static final Pattern PROMPT = Pattern.compile("^(?:\\$|>)\\s+");
    private static final Pattern LABEL =
            Pattern.compile("^(?:command|suggestion|answer)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    /** The command; empty when there is none. */
    public String command() {
        Matcher fence = FENCE.matcher(text);
        if (fence.find()) return withoutPrompt(fence.group(1).strip());
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) return "";
        Matcher inline = INLINE.matcher(text);
        if (looksLikeProse(lines.getFirst()) && inline.find())
            return inline.group(1).strip();
        String line =
                lines.stream().filter(each -> !each.endsWith(":")).findFirst().orElse("");
        return withoutPrompt(withoutTicks(LABEL.matcher(line).replaceFirst("")));
    }

    /** What is said besides the commands. */
    public String explanation() {
        return String.join("\n", text.lines().filter(line -> !isFix(line)).toList())
                .strip();
    }

    /** The commands after {@link #FIX}, each once. */
    public List<String> fixes() {
        return distinct(text.lines()
                .filter(AiAnswer::isFix)
                .map(line -> withoutBullet(line).substring(FIX.length()).strip())
                .map(AiAnswer::withoutTicks)
                .toList());
    }

    /** Lines that continue what was typed, whole, each once. */
    public List<String> completionsOf(String typed) {
        String start = typed.stripLeading();
        List<String> found = new ArrayList<>();
        for (String line :
                text.lines().filter(line -> !line.strip().startsWith("```")).toList()) {
            String candidate = withoutTicks(withoutBullet(line));
            if (candidate.startsWith(start)) found.add(candidate);
            else if (typed.endsWith(" ") && !candidate.isEmpty() && !looksLikeProse(candidate))
                found.add(start + candidate);
        }
        found.remove(start);
        return distinct(found).stream().limit(MAX_COMPLETIONS).toList();
    }

    private static boolean isFix(String line) {
        return withoutBullet(line).startsWith(FIX);
    }

    private static String withoutBullet(String line) {
        return BULLET.matcher(line.strip()).replaceFirst("").strip();
    }

    private static String withoutPrompt(String line) {
        return PROMPT.matcher(line).replaceFirst("");
    }

    private static String withoutTicks(String line) {
        boolean ticked = line.length() > 1 && line.startsWith("`") && line.endsWith("`");
        return ticked ? line.substring(1, line.length() - 1).strip() : line;
    }

    /** A sentence begins with a capital and goes on in words, or ends as one; commands hardly do either. */
    private static boolean looksLikeProse(String line) {
        return line.matches("[A-Z][a-z']*[ ,].*") || line.endsWith(":") || line.endsWith(".") && line.contains(" ");
    }

    private static List<String> distinct(List<String> texts) {
        Set<String> kept = new LinkedHashSet<>();
        for (String each : texts) if (!each.isBlank()) kept.add(each);
        return List.copyOf(kept);
    }
}
