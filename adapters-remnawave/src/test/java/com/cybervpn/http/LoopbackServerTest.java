package com.cybervpn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    @Test
    void answersWhatItsHandlerSays() {
        try (var server = LoopbackServer.create("test", (request, reply) -> {
                    requests.add(request);
                    reply.accept(Answer.json(201, new JsonObject().set("a", 1L)).with(Map.of("x-more", "2")));
                });
                var client = client(server.listen(0))) {
            var reply = client.send(
                    HttpCall.post("/a/{b}", "c d").query("q", "ä&").json(new JsonObject().set("body", "ö")));

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.json().whole("a")).isEqualTo(1);
            assertThat(reply.header("x-more")).contains("2");
            var request = requests.getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/a/c d");
            assertThat(request.query()).isEqualTo(Map.of("q", "ä&"));
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"body\":\"ö\"}");
        }
    }

    @Test
    void cutsTheConnectionWhenToldSo() {
        try (var server = LoopbackServer.create("test", (_, reply) -> reply.accept(Answer.CUT));
                var client = client(server.listen(0))) {
            assertThatThrownBy(() -> client.send(HttpCall.post("/"))).isInstanceOf(UpstreamFailed.class);
        }
    }

    @Test
    void answersLaterFromAnotherThread() {
        try (var server = LoopbackServer.create(
                        "test", (_, reply) -> Thread.startVirtualThread(() -> reply.accept(Answer.empty(204))));
                var client = client(server.listen(0))) {
            assertThat(client.send(HttpCall.get("/")).status()).isEqualTo(204);
            assertThat(client.send(HttpCall.get("/")).status()).isEqualTo(204);
        }
    }

    @Test
    void refusesAPortThatIsTaken() {
        try (var server = LoopbackServer.create("test", (_, _) -> {})) {
            int port = server.listen(0);
            assertThatThrownBy(() -> server.listen(port)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static PeerClient client(int port) {
        return new PeerClients(new SimpleMeterRegistry(), InstantSource.system())
                .to(Peer.of("testpeer", LoopbackServer.uriOf(port)));
    }
}
