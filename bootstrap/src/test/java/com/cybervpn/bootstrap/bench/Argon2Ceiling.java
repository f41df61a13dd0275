package com.cybervpn.bootstrap.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** How many passwords all cores together can hash, with the parameters of R-131 and nothing else to do. */
final class Argon2Ceiling {
    private Argon2Ceiling() {}

    static double perSecond(Duration duration) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        var hashes = new AtomicLong();
        var done = new CountDownLatch(cores);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (int i = 0; i < cores; i++) {
            Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    hash();
                    hashes.incrementAndGet();
                }
                done.countDown();
            });
        }
        done.await();
        return hashes.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static void hash() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes("Bench-Password-4711!".getBytes(StandardCharsets.UTF_8), new byte[32]);
    }
}
