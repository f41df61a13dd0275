package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.Main;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.bootstrap.database.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How long it takes until the platform says that it is ready. */
final class StartSuite implements Suite {
    private static final int STARTS = 3;

    @Override
    public void run(Consumer<Row> report) throws Exception {
        Path data = Files.createTempDirectory("cybervpn-bench");
        try (var postgres = EmbeddedPostgres.start(data.resolve("postgres"), TestDatabase.BINARIES, Map.of())) {
            var address = postgres.address();
            var running = Map.of(
                    "DATABASE_URL", address.jdbcUrl(),
                    "DATABASE_USER", address.user(),
                    "DATABASE_PASSWORD", address.password().reveal());
            Path archive = data.resolve("platform.jsa");
            double nothing = seconds(data.resolve("nothing"), Map.of(), archive);
            seconds(data.resolve("running"), running, archive); // migrates, and leaves an archive of classes behind
            double[] again = new double[STARTS];
            for (int i = 0; i < STARTS; i++) again[i] = seconds(data.resolve("running"), running, archive);
            report.accept(new Row("first start, with a new database : 10 s", "s", nothing, 10, "under 1.0"));
            report.accept(
                    new Row("later start, on a database that is up : 3 s", "s", Row.median(again), 3, "under 1.0"));
        } finally {
            Rig.deleteTree(data);
        }
    }

    private static double seconds(Path data, Map<String, String> settings, Path archive) throws IOException {
        Files.createDirectories(data);
        var environment = new HashMap<>(Map.of(
                "PUBLIC_PORT", Integer.toString(ChildProcess.freePort()),
                "MANAGEMENT_PORT", Integer.toString(ChildProcess.freePort()),
                "LOCAL_PORT", Integer.toString(ChildProcess.freePort()),
                "DATA_DIR", data.toString()));
        environment.putAll(settings);
        var options = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds*=off,class+path=off");
        long start = System.nanoTime();
        try (var process = ChildProcess.start(Main.class, jars(), options, environment)) {
            process.awaitLine(line -> line.contains("is ready"));
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The class path of the product as it is packaged: an archive of classes wants jars. */
    private static String jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(StartSuite::packaged)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String packaged(String entry) {
        Path classes = Path.of(entry);
        if (!classes.endsWith("classes")) return entry;
        try (var files = Files.newDirectoryStream(classes.resolveSibling(""), "*-SNAPSHOT.jar")) {
            for (Path jar : files) return jar.toString();
            return entry;
        } catch (IOException e) {
            return entry;
        }
    }
}
