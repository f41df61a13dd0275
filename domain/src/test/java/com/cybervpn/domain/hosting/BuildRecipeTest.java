package com.cybervpn.domain.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.hosting.BuildRecipe.Generated;
import com.cybervpn.domain.hosting.BuildRecipe.OwnDockerfile;
import com.cybervpn.domain.hosting.BuildRecipe.Unsupported;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildRecipeTest {
    @Test
    void takesTheProjectsOwnDockerfileFirst() {
        assertThat(recipe("Dockerfile", "FROM scratch", "package.json", "{}")).isInstanceOf(OwnDockerfile.class);
    }

    @ParameterizedTest
    @CsvSource({
        "package.json, Node.js, 3000, npm install",
        "requirements.txt, Python, 8000, pip install",
        "pyproject.toml, Python, 8000, pip install",
        "pom.xml, Maven, 8080, mvn -B",
        "build.gradle, Gradle, 8080, gradle --no-daemon",
        "build.gradle.kts, Gradle, 8080, gradle --no-daemon",
        "go.mod, Go, 8080, go build",
        "index.html, static site, 8080, httpd"
    })
    void writesOneForEachKindOfProject(String file, String kind, String port, String command) {
        var generated = (Generated) recipe(file, "");

        assertThat(generated.kind()).isEqualTo(kind);
        assertThat(generated.dockerfile()).contains("EXPOSE " + port, command).startsWith("FROM ");
    }

    @Test
    void usesTheLockFileAndTheScriptsOfAPackage() {
        var generated = (Generated) recipe(
                "package.json",
                "{\"scripts\": {\"build\": \"vite build\", \"start\": \"x\"}}",
                "package-lock.json",
                "{}");

        assertThat(generated.dockerfile()).contains("npm ci", "npm run build", "exec npm start");
    }

    @Test
    void startsPythonAsItsRequirementsSay() {
        assertThat(python("fastapi\nuvicorn")).contains("uvicorn main:app");
        assertThat(python("flask\ngunicorn")).contains("gunicorn");
        assertThat(python("flask")).contains("python main.py");
    }

    @Test
    void quotesTheCommandOfAProcfile() {
        var generated = (Generated) recipe("go.mod", "", "Procfile", "web: ./app --name \"x\" \\ y\nworker: ./w\n");

        assertThat(generated.dockerfile())
                .contains("CMD [\"/bin/sh\", \"-c\", \"exec ./app --name \\\"x\\\" \\\\ y\"]")
                .doesNotContain("worker");
    }

    @Test
    void refusesWhatServesNothing() {
        assertThat(((Unsupported) recipe("README.md", "")).reason())
                .contains("Dockerfile", "package.json", "requirements.txt", "pom.xml", "build.gradle", "go.mod");
        assertThat(((Unsupported) recipe("docker-compose.yml", "")).reason()).startsWith("Compose files");
        assertThat(((Unsupported) recipe("requirements.txt", "", "Procfile", "worker: python w.py")).reason())
                .contains("web process");
    }

    @Test
    void findsThePort() {
        assertThat(ListeningPort.of(Set.of(80, 443), Optional.empty(), Optional.of(5)))
                .isEqualTo(80);
        assertThat(ListeningPort.of(Set.of(80, 443), Optional.of("443"), Optional.empty()))
                .isEqualTo(443);
        assertThat(ListeningPort.of(Set.of(), Optional.of("9000"), Optional.of(5)))
                .isEqualTo(9000);
        assertThat(ListeningPort.of(Set.of(), Optional.of("x"), Optional.of(5))).isEqualTo(5);
        assertThat(ListeningPort.of(Set.of(), Optional.empty(), Optional.empty()))
                .isEqualTo(3000);
    }

    @Test
    void readsHintsInTheSource() {
        assertThat(hint("server.js", "app.listen(4000)")).contains(4000);
        assertThat(hint("index.js", "listen(process.env.PORT || 4001)")).contains(4001);
        assertThat(hint("main.go", "http.ListenAndServe(\":4002\", nil)")).contains(4002);
        assertThat(hint("app.py", "app.run(host='0.0.0.0', port=4003)")).contains(4003);
        assertThat(hint("main.py", "print('hello')")).isEmpty();
        assertThat(hint("server.js", "app.listen(99999)")).isEmpty();
    }

    private static String python(String requirements) {
        return ((Generated) recipe("requirements.txt", requirements)).dockerfile();
    }

    private static Optional<Integer> hint(String name, String text) {
        return ListeningPort.hintIn(files(name, text));
    }

    private static BuildRecipe recipe(String... namesAndTexts) {
        return BuildRecipe.of(files(namesAndTexts));
    }

    private static ProjectFiles files(String... namesAndTexts) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) files.put(namesAndTexts[i], namesAndTexts[i + 1]);
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
