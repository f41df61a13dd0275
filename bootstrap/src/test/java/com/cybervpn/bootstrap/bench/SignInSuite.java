package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/** What signing in costs everybody else, and what it costs to stay signed in. */
final class SignInSuite implements Suite {
    private static final int CALLERS = 4;
    private static final int STORM = 64;
    private static final String PASSWORD = "Bench-Customer-4711!";
    private static final Pattern ACCESS = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public void run(Consumer<Row> report) throws Exception {
        try (Rig rig = Rig.start();
                HttpClient http = HttpClient.newHttpClient()) {
            new Callers(rig.load, rig.platform.port(), http).rows(report);
        }
    }

    private record Callers(Load load, int port, HttpClient http) {
        /** Signs in again and again as a customer of its own, whose sessions are nobody else's. */
        Request login(String email) throws IOException, InterruptedException {
            post("/api/auth/signup", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
            return Request.of(port, "POST", "/api/v1/auth/login", 200, loginBody(email));
        }

        void rows(Consumer<Row> report) throws IOException, InterruptedException {
            var login = login("login@example.com");
            report.accept(Row.measure(
                    "POST /api/v1/auth/login : Argon2id on all cores",
                    "logins/s",
                    () -> logins(login),
                    SignInSuite::argon2,
                    "at least 0.8"));
            var storm = login("storm@example.com");
            login("calm@example.com");
            var bearer = "Authorization: Bearer " + text(ACCESS, signIn("calm@example.com"));
            var me = Request.get(port, "/api/v1/auth/me", bearer);
            var refreshTokens = new ArrayList<String>();
            for (int i = 0; i < CALLERS; i++) refreshTokens.add(text(REFRESH, signIn("calm@example.com")));
            report.accept(Row.measure(
                    "GET /api/v1/auth/me p99 in a login storm : idle",
                    "ms",
                    () -> during(storm, () -> slowest(me)),
                    () -> slowest(me),
                    "at most 4.0"));
            report.accept(Row.measure(
                    "POST /api/v1/auth/refresh : GET /api/v1/auth/me",
                    "answers/s",
                    () -> refreshes(refreshTokens),
                    () -> reads(bearer.substring(bearer.indexOf(' ') + 1)),
                    "at least 0.3"));
        }

        private double logins(Request login) {
            try {
                return load.run(login, CALLERS, Rig.ROUND).perSecond();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
        }

        private double slowest(Request request) {
            try {
                return load.run(request, CALLERS, Rig.ROUND).percentileMillis(99);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
        }

        /** Measures while others sign in as fast as they can; what is refused counts as part of the storm. */
        private double during(Request storm, DoubleSupplier measured) {
            var over = new AtomicBoolean();
            var gone = new CountDownLatch(1);
            try (var weather = new Load()) {
                Thread.ofPlatform().start(() -> {
                    try {
                        while (!over.get()) weather.run(storm, STORM, Rig.ROUND.dividedBy(3));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        gone.countDown();
                    }
                });
                double result = measured.getAsDouble();
                over.set(true);
                gone.await();
                return result;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
        }

        /** Each caller has a session of its own and uses what it got last. */
        private double refreshes(List<String> tokens) {
            return perSecond(caller -> {
                var body = post("/api/v1/auth/refresh", "{\"refresh_token\":\"" + tokens.get(caller) + "\"}");
                tokens.set(caller, text(REFRESH, body));
            });
        }

        private double reads(String authorization) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/me"))
                    .header("Authorization", authorization)
                    .build();
            return perSecond(_ -> http.send(request, BodyHandlers.ofString()));
        }

        private double perSecond(Step step) {
            long start = System.nanoTime();
            long end = start + Rig.ROUND.toNanos();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var callers = new ArrayList<Future<Integer>>();
                for (int i = 0; i < CALLERS; i++) {
                    int caller = i;
                    callers.add(threads.submit(() -> {
                        int done = 0;
                        for (; System.nanoTime() < end; done++) step.take(caller);
                        return done;
                    }));
                }
                int done = 0;
                for (var caller : callers) done += caller.get();
                return done / ((System.nanoTime() - start) / 1e9);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private String signIn(String email) throws IOException, InterruptedException {
            return post("/api/v1/auth/login", loginBody(email));
        }

        private String post(String path, String body) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static double argon2() {
        try {
            return Argon2Ceiling.perSecond(Rig.ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private static String loginBody(String email) {
        return "{\"login_or_email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static String text(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        if (!found.find()) throw new IllegalStateException("not in the answer: " + pattern);
        return found.group(1);
    }

    /** One call of one caller. */
    private interface Step {
        void take(int caller) throws IOException, InterruptedException;
    }
}
