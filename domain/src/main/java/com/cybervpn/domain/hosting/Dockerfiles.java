package com.cybervpn.domain.hosting;

import com.cybervpn.domain.hosting.BuildRecipe.Generated;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Dockerfiles for projects without one. Nothing from the project enters them but the web command of its Procfile. */
final class Dockerfiles {
    /** The usual frameworks read their port from variables of their own. */
    private static final String JAVA = "env SERVER_PORT=\"$PORT\" MICRONAUT_SERVER_PORT=\"$PORT\" "
            + "QUARKUS_HTTP_PORT=\"$PORT\" java -jar app.jar";

    private Dockerfiles() {}

    static Generated node(ProjectFiles files, Optional<String> web) {
        String install;
        if (files.has("pnpm-lock.yaml")) install = "corepack enable && pnpm install --frozen-lockfile";
        else if (files.has("yarn.lock")) install = "corepack enable && yarn install --frozen-lockfile";
        else if (files.has("package-lock.json")) install = "npm ci";
        else install = "npm install";
        String build = hasScript(files, "build") ? "RUN npm run build\n" : "";
        String start = web.orElseGet(() -> hasScript(files, "start") ? "npm start" : "node " + nodeEntry(files));
        return new Generated("Node.js", """
            FROM node:24-slim
            WORKDIR /app
            COPY . .
            RUN %s
            %sENV NODE_ENV=production PORT=3000
            EXPOSE 3000
            %s
            """.formatted(install, build, command(start)));
    }

    static Generated python(ProjectFiles files, Optional<String> web) {
        String install = files.has("requirements.txt") ? "-r requirements.txt" : ".";
        return new Generated("Python", """
            FROM python:3.14-slim
            WORKDIR /app
            COPY . .
            RUN pip install --no-cache-dir %s
            ENV PYTHONUNBUFFERED=1 PORT=8000
            EXPOSE 8000
            %s
            """.formatted(install, command(web.orElseGet(() -> pythonStart(files)))));
    }

    static Generated maven(ProjectFiles files, Optional<String> web) {
        String tool = files.has("mvnw") ? "sh ./mvnw" : "mvn";
        return jvm("Maven", "maven:3-eclipse-temurin-25", tool + " -B -ntp -DskipTests package", "target", web);
    }

    static Generated gradle(ProjectFiles files, Optional<String> web) {
        String tool = files.has("gradlew") ? "sh ./gradlew" : "gradle";
        return jvm("Gradle", "gradle:jdk25", tool + " --no-daemon build -x test", "build/libs", web);
    }

    static Generated go(Optional<String> web) {
        return new Generated("Go", """
            FROM golang:1 AS build
            WORKDIR /src
            COPY . .
            RUN CGO_ENABLED=0 go build -o /out/app .
            FROM alpine:3
            RUN apk add --no-cache ca-certificates
            WORKDIR /app
            COPY --from=build /src .
            COPY --from=build /out/app /usr/local/bin/app
            ENV PORT=8080
            EXPOSE 8080
            %s
            """.formatted(command(web.orElse("app"))));
    }

    static Generated site() {
        return new Generated("static site", """
            FROM busybox:stable
            COPY . /srv
            ENV PORT=8080
            EXPOSE 8080
            %s
            """.formatted(command("httpd -f -p \"$PORT\" -h /srv")));
    }

    private static Generated jvm(String kind, String builder, String build, String output, Optional<String> web) {
        return new Generated(kind, """
            FROM %s AS build
            WORKDIR /src
            COPY . .
            RUN %s
            RUN mkdir /out && cp "$(ls %s/*.jar | grep -v -e '/original-' -e '-sources' -e '-javadoc' -e '-plain' | head -n 1)" /out/app.jar
            FROM eclipse-temurin:25-jre
            WORKDIR /app
            COPY --from=build /out/app.jar app.jar
            ENV PORT=8080
            EXPOSE 8080
            %s
            """.formatted(builder, build, output, command(web.orElse(JAVA))));
    }

    private static String nodeEntry(ProjectFiles files) {
        for (String name : new String[] {"server.js", "index.js", "app.js", "main.js"}) {
            if (files.has(name)) return name;
        }
        return ".";
    }

    private static String pythonStart(ProjectFiles files) {
        String module = files.has("main.py") || !files.has("app.py") ? "main" : "app";
        String needs = (files.text("requirements.txt").orElse("")
                        + files.text("pyproject.toml").orElse(""))
                .toLowerCase(Locale.ROOT);
        if (files.has("manage.py")) return "python manage.py runserver \"0.0.0.0:$PORT\"";
        if (needs.contains("uvicorn")) return "uvicorn " + module + ":app --host 0.0.0.0 --port \"$PORT\"";
        if (needs.contains("gunicorn")) return "gunicorn --bind \"0.0.0.0:$PORT\" " + module + ":app";
        return "python " + module + ".py";
    }

    private static boolean hasScript(ProjectFiles files, String name) {
        Pattern script = Pattern.compile("\"scripts\"\\s*:\\s*\\{[^}]*\"" + name + "\"\\s*:");
        return files.text("package.json")
                .map(text -> script.matcher(text).find())
                .orElse(false);
    }

    /** Runs through a shell that hands over to the program, so that it gets the signal to stop. */
    private static String command(String line) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append(' ');
            else quoted.append(c);
        }
        boolean oneProgram = line.chars().noneMatch(c -> "&|;".indexOf(c) >= 0);
        return "CMD [\"/bin/sh\", \"-c\", \"" + (oneProgram ? "exec " : "") + quoted + "\"]";
    }
}
