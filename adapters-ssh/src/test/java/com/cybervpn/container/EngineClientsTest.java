package com.cybervpn.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.hosting.port.out.ContainerEngine.Unreachable;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Usage;
import com.github.dockerjava.api.exception.DockerException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineClientsTest {
    @TempDir
    private Path directory;

    @Test
    void namesTheAddressAndTheSettingWhenNobodyAnswers() throws Exception {
        Path socket = directory.resolve("none.sock");
        EngineClients clients = new EngineClients(config(Optional.of("unix://" + socket)), null);

        assertThatThrownBy(() -> new DockerEngine(clients, config(Optional.empty())).ping())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(socket.toString())
                .hasMessageContaining("CONTAINER_HOST");
        clients.close();
    }

    @Test
    void fallsBackToTheVariableOfDocker() throws Exception {
        Path socket = directory.resolve("docker.sock");
        EngineClients clients = new EngineClients(config(Optional.of("")), "unix://" + socket);

        assertThatThrownBy(() -> new DockerEngine(clients, config(Optional.empty())).containers())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(socket.toString());
        clients.close();
    }

    @Test
    void showsTheEnginesReasonWithoutItsForm() {
        assertThat(DockerEngine.reason(new DockerException(
                        "Status 500: {\"cause\":\"no such file\",\"message\":\"copy \\\"x\\\": no such"
                                + " file\",\"response\":500}",
                        500)))
                .isEqualTo("copy \"x\": no such file");
        assertThat(DockerEngine.reason(new DockerException("broken", 500))).isEqualTo("broken");
    }

    @Test
    void readsFiguresBesideOnesThatFitInNoNumber() throws Exception {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> {
            boolean stats = exchange.getRequestURI().getPath().endsWith("/stats");
            byte[] answer = (stats
                            ? "{\"cpu_stats\":{\"cpu_usage\":{\"usage_in_usermode\":18446744073709503209}},"
                                    + "\"memory_stats\":{\"usage\":3145728,\"stats\":{\"inactive_file\":1048576}}}"
                            : "{\"State\":{\"Running\":true},\"RestartCount\":2,\"SizeRw\":1048576}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        engine.start();
        ContainerConfig config =
                config(Optional.of("tcp://127.0.0.1:" + engine.getAddress().getPort()));
        EngineClients clients = new EngineClients(config, null);
        DockerEngine dockerEngine = new DockerEngine(clients, config);

        assertThat(dockerEngine.usage("a")).contains(new Usage(2, 1, 2));

        dockerEngine.close();
        clients.close();
        engine.stop(0);
    }

    @Test
    void makesLinesOfPieces() {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(lines::add);

        splitter.add("one\ntw");
        splitter.add("o\n10%\r50%\r100%\nthr\0ee");
        splitter.end();

        assertThat(lines).containsExactly("one", "two", "100%", "three");
    }

    private static ContainerConfig config(Optional<String> host) {
        return new ContainerConfig(
                host,
                "test",
                ContainerConfig.Reach.ADDRESS,
                ContainerConfig.Router.BUILTIN,
                "websecure",
                64,
                Duration.ofSeconds(2));
    }
}
