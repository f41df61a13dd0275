package com.cybervpn.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.hosting.port.out.SourceRepositories.Checkout;
import com.cybervpn.application.hosting.port.out.SourceRepositories.FetchFailed;
import com.cybervpn.application.hosting.port.out.SourceRepositories.Reachability;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoriesTest {
    private static final Branch MAIN = new Branch("main");

    @TempDir
    private Path directory;

    private Path work;
    private Git origin;
    private GitRepositories repositories;

    @BeforeEach
    void layDownARepository() throws Exception {
        work = directory.resolve("work");
        origin = Git.init()
                .setInitialBranch("main")
                .setDirectory(directory.resolve("origin").toFile())
                .call();
        write("Dockerfile", "FROM scratch\n");
        write("src/run.sh", "#!/bin/sh\n");
        Files.createSymbolicLink(root().resolve("link"), Path.of("src/run.sh"));
        root().resolve("src/run.sh").toFile().setExecutable(true);
        commit();
        repositories = with(Duration.ofSeconds(5), 10, true);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        repositories.close();
        origin.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void fetchesTheNewestStateWithoutHistory() throws Exception {
        write("Dockerfile", "FROM scratch AS second\n");
        commit();

        try (Checkout checkout = repositories.fetch(url(), MAIN)) {
            assertThat(checkout.commit())
                    .isEqualTo(origin.getRepository().resolve("main").name());
            assertThat(checkout.files().names()).containsExactly("Dockerfile");
            assertThat(checkout.files().text("Dockerfile")).contains("FROM scratch AS second\n");
            assertThat(checkout.files().text("missing")).isEmpty();
            assertThat(sourceDirectories()).hasSize(1);
        }
        assertThat(sourceDirectories()).isEmpty();
    }

    @Test
    void packsTheTreeAsItIs() throws Exception {
        try (Checkout checkout = repositories.fetch(url(), MAIN)) {
            Map<String, TarArchiveEntry> entries = entries(checkout, Map.of());

            assertThat(entries).containsOnlyKeys("Dockerfile", "link", "src/run.sh");
            assertThat(entries.get("link").isSymbolicLink()).isTrue();
            assertThat(entries.get("link").getLinkName()).isEqualTo("src/run.sh");
            assertThat(entries.get("src/run.sh").getMode() & 0111).isNotZero();
            assertThat(entries.get("Dockerfile").getMode() & 0111).isZero();
        }
    }

    @Test
    void letsAddedFilesWin() throws Exception {
        try (Checkout checkout = repositories.fetch(url(), MAIN);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(checkout.archive(Map.of("Dockerfile", "FROM other")))) {
            List<String> dockerfiles = new ArrayList<>();
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                if (entry.getName().equals("Dockerfile")) dockerfiles.add(new String(tar.readAllBytes()));
            }
            assertThat(dockerfiles).containsExactly("FROM other");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ".git", ".GIT"})
    void refusesTreesThatGitItselfWouldNotMake(String name) throws Exception {
        forge(name);

        assertThatThrownBy(() -> repositories.fetch(url(), MAIN)).isInstanceOf(FetchFailed.class);
        assertThat(sourceDirectories()).isEmpty();
    }

    @Test
    void leavesSubmodulesOut() throws Exception {
        Repository repository = origin.getRepository();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(
                    ".gitmodules",
                    FileMode.REGULAR_FILE,
                    inserter.insert(
                            Constants.OBJ_BLOB,
                            "[submodule \"sub\"]\n path = sub\n url = https://127.0.0.1:1/x.git\n".getBytes()));
            tree.append("sub", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
            point(inserter, inserter.insert(tree));
        }

        try (Checkout checkout = repositories.fetch(url(), MAIN)) {
            assertThat(entries(checkout, Map.of())).containsOnlyKeys(".gitmodules");
        }
    }

    @Test
    void refusesWhatIsTooLargeHoweverWellItPacks() throws Exception {
        Files.write(root().resolve("zeros"), new byte[11 * 1024 * 1024]);
        commit();

        assertThatThrownBy(() -> repositories.fetch(url(), MAIN))
                .isInstanceOf(FetchFailed.class)
                .hasMessageContaining("larger");
        assertThat(sourceDirectories()).isEmpty();
    }

    @Test
    void tellsAMissingBranchFromAMissingRepository() {
        assertThat(repositories.check(url(), MAIN)).isEqualTo(new Reachability.Reachable());
        assertThat(repositories.check(url(), new Branch("nope")))
                .isEqualTo(new Reachability.Unusable("The repository has no branch of that name"));
        assertThat(repositories.check(new RepositoryUrl("file://" + directory + "/none"), MAIN))
                .isInstanceOf(Reachability.Unusable.class);
        assertThatThrownBy(() -> repositories.fetch(url(), new Branch("nope"))).isInstanceOf(FetchFailed.class);
        assertThatThrownBy(() -> repositories.fetch(new RepositoryUrl("file://" + directory + "/none"), MAIN))
                .isInstanceOf(FetchFailed.class);
    }

    @Test
    void answersForAPrivateRepositoryAsForNone() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/secret.git", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
            exchange.sendResponseHeaders(401, -1);
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            Reachability secret = repositories.check(new RepositoryUrl(base + "/secret.git"), MAIN);
            Reachability none = repositories.check(new RepositoryUrl(base + "/none.git"), MAIN);

            assertThat(secret).isInstanceOf(Reachability.Unusable.class).isEqualTo(none);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void doesNotWaitForAHostThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            GitRepositories hasty = with(Duration.ofMillis(300), 10, true);
            RepositoryUrl url = new RepositoryUrl("http://127.0.0.1:" + silent.getLocalPort() + "/a.git");

            assertThat(hasty.check(url, MAIN)).isEqualTo(new Reachability.Unknown());
            hasty.close();
        }
    }

    @Test
    void connectsToPublicAddressesOnly() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        try (ServerSocket inside = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = inside.accept()) {
                    accepted.incrementAndGet();
                } catch (IOException e) {
                    // closed: nobody came
                }
            });
            GitRepositories guarded = with(Duration.ofSeconds(5), 10, false);
            for (String host :
                    List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433")) {
                RepositoryUrl url = new RepositoryUrl("https://" + host + ":" + inside.getLocalPort() + "/a.git");
                assertThat(guarded.check(url, MAIN)).as(host).isInstanceOf(Reachability.Unusable.class);
                assertThatThrownBy(() -> guarded.fetch(url, MAIN)).isInstanceOf(FetchFailed.class);
            }
            guarded.close();
        }
        assertThat(accepted).hasValue(0);
    }

    @Test
    void readsNoConfigurationOfThisMachine() {
        assertThat(SystemReader.getInstance()).isInstanceOf(IsolatedSystem.class);
    }

    private GitRepositories with(Duration checkLimit, long megabytes, boolean privateNetworks) {
        return new GitRepositories(new GitConfig(
                checkLimit, Duration.ofSeconds(20), megabytes, privateNetworks, Optional.of(work.toString())));
    }

    private Path root() {
        return origin.getRepository().getWorkTree().toPath();
    }

    private RepositoryUrl url() {
        return new RepositoryUrl("file://" + directory.resolve("origin"));
    }

    private void write(String name, String text) throws IOException {
        Path file = root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        origin.add().addFilepattern(".").call();
        origin.commit()
                .setMessage("x")
                .setAuthor("a", "a@example.org")
                .setCommitter("a", "a@example.org")
                .call();
    }

    /** A tree that {@code git add} would refuse to make. */
    private void forge(String name) throws IOException {
        try (ObjectInserter inserter = origin.getRepository().newObjectInserter()) {
            TreeFormatter inner = new TreeFormatter();
            inner.append("file", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'}));
            TreeFormatter outer = new TreeFormatter();
            byte[] bytes = name.getBytes();
            outer.append(bytes, 0, bytes.length, FileMode.TREE, inserter.insert(inner), true);
            point(inserter, inserter.insert(outer));
        }
    }

    private void point(ObjectInserter inserter, ObjectId tree) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(new PersonIdent("a", "a@example.org"));
        commit.setCommitter(new PersonIdent("a", "a@example.org"));
        commit.setMessage("x");
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        RefUpdate update = origin.getRepository().updateRef("refs/heads/main");
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    private List<Path> sourceDirectories() throws IOException {
        try (Stream<Path> all = Files.walk(work, 2)) {
            return all.filter(path -> path.getFileName().toString().startsWith("source-"))
                    .toList();
        }
    }

    private static Map<String, TarArchiveEntry> entries(Checkout checkout, Map<String, String> added)
            throws IOException {
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(checkout.archive(added))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) entries.put(entry.getName(), entry);
        }
        return entries;
    }
}
