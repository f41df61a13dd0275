package com.cybervpn.bootstrap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void everySourceIsLaidOut() {
        Path root = Layout.root();

        assertThat(Layout.sources(root).parallelStream()
                        .flatMap(source -> fault(source).stream().map(fault -> root.relativize(source) + ": " + fault))
                        .toList())
                .as("mvn -Pformat process-test-classes lays them out")
                .isEmpty();
    }

    @Test
    void aSourceInDisorderIsCaught() {
        assertThat(Layout.laidOut("class  A{int  x ;}")).isNotEqualTo("class  A{int  x ;}");
    }

    private static Optional<String> fault(Path source) {
        try {
            String text = Files.readString(source);
            return Layout.laidOut(text).equals(text) ? Optional.empty() : Optional.of("not laid out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
