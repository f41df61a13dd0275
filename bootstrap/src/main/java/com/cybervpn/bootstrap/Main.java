package com.cybervpn.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the platform from the command line and keeps it running until it is told to stop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        String environment = Optional.ofNullable(System.getenv("ENVIRONMENT")).orElse("development");
        Platform platform;
        try {
            platform = Platform.start(environment, Map.of());
        } catch (RuntimeException | Error e) {
            System.err.println(StartFailure.explain(e));
            System.exit(1);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            platform.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        System.out.print(Banner.of(platform));
        stopped.await();
    }
}
