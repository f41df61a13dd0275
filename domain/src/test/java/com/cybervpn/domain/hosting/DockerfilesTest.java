package com.cybervpn.domain.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cybervpn.domain.hosting.BuildRecipe.Generated;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for each kind of project, to the letter: the expected files lie beside this class. */
class DockerfilesTest {
    static Stream<Arguments> projects() {
        return Stream.of(
                arguments("node", Map.of("package.json", "{}", "server.js", "")),
                arguments(
                        "node-built-by-npm",
                        Map.of(
                                "package.json",
                                "{\"scripts\": {\"build\": \"vite build\", \"start\": \"node dist\"}}",
                                "package-lock.json",
                                "{}")),
                arguments("node-by-yarn", Map.of("package.json", "{}", "yarn.lock", "")),
                arguments(
                        "node-by-pnpm",
                        Map.of("package.json", "{\"scripts\": {\"start\": \"x\"}}", "pnpm-lock.yaml", "")),
                arguments("python", Map.of("requirements.txt", "flask")),
                arguments("python-uvicorn", Map.of("requirements.txt", "fastapi\nuvicorn[standard]")),
                arguments("python-gunicorn", Map.of("requirements.txt", "gunicorn", "app.py", "")),
                arguments("python-django", Map.of("requirements.txt", "django\ngunicorn", "manage.py", "")),
                arguments("python-project", Map.of("pyproject.toml", "[project]")),
                arguments("maven", Map.of("pom.xml", "<project/>")),
                arguments("maven-wrapper", Map.of("pom.xml", "<project/>", "mvnw", "")),
                arguments("gradle", Map.of("build.gradle", "")),
                arguments(
                        "gradle-wrapper",
                        Map.of(
                                "build.gradle.kts",
                                "",
                                "gradlew",
                                "",
                                "Procfile",
                                "web: java -Dport=\"$PORT\" -jar app.jar")),
                arguments("go", Map.of("go.mod", "module x")),
                arguments(
                        "go-procfile",
                        Map.of("go.mod", "module x", "Procfile", "web: app --migrate && app --name \"x\"")),
                arguments("site", Map.of("index.html", "<p>hello")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void areWrittenToTheLetter(String name, Map<String, String> files) throws IOException {
        var recipe = BuildRecipe.of(project(files));

        assertThat(((Generated) recipe).dockerfile()).isEqualTo(expected(name));
    }

    private static String expected(String name) throws IOException {
        try (InputStream in = DockerfilesTest.class.getResourceAsStream("dockerfiles/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ProjectFiles project(Map<String, String> files) {
        return new ProjectFiles() {
            @Override
            public Set<String> names() {
                return files.keySet();
            }

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(files.get(name));
            }
        };
    }
}
