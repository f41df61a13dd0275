package com.cybervpn.container;

import com.cybervpn.domain.hosting.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks whether somebody answers HTTP: any status counts (H-ENG-9). */
final class HttpProbe implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    boolean answers(Endpoint endpoint) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + endpoint + "/"))
                .timeout(TIMEOUT)
                .header("User-Agent", "cybervpn-health-check")
                .build();
        try {
            // The body is dropped unread: only that there is an answer matters.
            client.send(request, BodyHandlers.ofInputStream()).body().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
