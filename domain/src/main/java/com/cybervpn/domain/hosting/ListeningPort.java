package com.cybervpn.domain.hosting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the port that an app listens on (H-ENG-5): EXPOSE, else ENV PORT, else a hint in its source, else 3000. */
public final class ListeningPort {
    public static final int DEFAULT = 3000;

    private static final List<String> ENTRY_FILES = List.of(
            "server.js", "index.js", "app.js", "main.js", "server.ts", "index.ts", "main.py", "app.py", "main.go");
    private static final Pattern HINT = Pattern.compile(
            "(?:\\.listen\\(\\s*|ListenAndServe\\(\\s*\":|\\bport\\s*[=:]\\s*|\\bPORT\\s*(?:\\|\\||\\?\\?)\\s*)[\"']?(\\d{2,5})\\b",
            Pattern.CASE_INSENSITIVE);

    private ListeningPort() {}

    /**
     * @param exposed the ports that the image names
     * @param imagePort the value of PORT in the image's own environment
     * @param hint what the source or an earlier run says
     */
    public static int of(Collection<Integer> exposed, Optional<String> imagePort, Optional<Integer> hint) {
        Optional<Integer> environment = imagePort.flatMap(ListeningPort::parse);
        if (environment.isPresent() && exposed.contains(environment.get())) return environment.get();
        return exposed.stream()
                .min(Integer::compare)
                .or(() -> environment)
                .or(() -> hint)
                .orElse(DEFAULT);
    }

    /** A port number; empty when the text is none. */
    public static Optional<Integer> parse(String text) {
        if (!text.matches("[0-9]{1,5}")) return Optional.empty();
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }

    /** What the source itself says, in the first file where programs of its kind begin. */
    public static Optional<Integer> hintIn(ProjectFiles source) {
        for (String name : ENTRY_FILES) {
            Matcher matcher = HINT.matcher(source.text(name).orElse(""));
            if (matcher.find()) return parse(matcher.group(1));
        }
        return Optional.empty();
    }
}
