package com.cybervpn.bootstrap.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays sources out as palantir-java-format does. A test calls it because Maven itself may run on a JDK older than the
 * sources; {@code mvn -Pformat} calls its {@code main}, which rewrites what differs.
 */
public final class Layout {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    private Layout() {}

    public static void main(String[] args) throws IOException {
        for (Path source : sources(root())) {
            String text = Files.readString(source);
            String laidOut = laidOut(text);
            if (!laidOut.equals(text)) {
                Files.writeString(source, laidOut);
                System.out.println(source);
            }
        }
    }

    /**
     * @throws IllegalArgumentException when the formatter does not understand the source
     */
    static String laidOut(String source) {
        try {
            return FORMATTER.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Where the reactor's modules lie. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("bootstrap")) ? here : here.getParent();
    }

    /** Every Java file of every module. */
    static List<Path> sources(Path root) {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(Layout::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
