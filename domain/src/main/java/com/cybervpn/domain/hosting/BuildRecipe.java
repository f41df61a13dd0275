package com.cybervpn.domain.hosting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the image of a project is made (H-ENG-3): by its own Dockerfile, else by one that fits its kind. */
public sealed interface BuildRecipe {
    /** The project brings its own Dockerfile. */
    record OwnDockerfile() implements BuildRecipe {}

    /**
     * A Dockerfile written for the project.
     *
     * @param kind what was recognised, for the build log
     */
    record Generated(String kind, String dockerfile) implements BuildRecipe {}

    /**
     * Nothing that can be built and served.
     *
     * @param reason says what is missing, for the owner
     */
    record Unsupported(String reason) implements BuildRecipe {}

    /** Finds out by the files in the project's root; the first match counts. */
    static BuildRecipe of(ProjectFiles files) {
        if (files.has("Dockerfile")) return new OwnDockerfile();
        Optional<String> procfile = files.text("Procfile");
        Optional<String> web = procfile.flatMap(BuildRecipe::webProcess);
        if (procfile.isPresent() && web.isEmpty()) {
            return new Unsupported("The Procfile has no web process: only apps that answer HTTP can be served");
        }
        if (files.has("package.json")) return Dockerfiles.node(files, web);
        if (files.has("requirements.txt") || files.has("pyproject.toml")) return Dockerfiles.python(files, web);
        if (files.has("pom.xml")) return Dockerfiles.maven(files, web);
        if (files.has("build.gradle") || files.has("build.gradle.kts")) return Dockerfiles.gradle(files, web);
        if (files.has("go.mod")) return Dockerfiles.go(web);
        if (files.has("index.html")) return Dockerfiles.site();
        boolean compose = List.of("docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml").stream()
                .anyMatch(files::has);
        return new Unsupported((compose ? "Compose files alone cannot be deployed. " : "")
                + "No way to build this project: its root needs a Dockerfile, package.json, requirements.txt, "
                + "pyproject.toml, pom.xml, build.gradle, go.mod or index.html");
    }

    private static Optional<String> webProcess(String procfile) {
        return procfile.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("web:"))
                .map(line -> line.substring("web:".length()).strip())
                .filter(command -> !command.isEmpty())
                .findFirst();
    }
}
