package com.cybervpn.persistence.crypto;

import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.ApplicationFailure.Unavailable;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.Secret;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id on one platform thread per core. Virtual threads would be held to their carriers while they compute, and every
 * other request with them; so they wait here for threads that step back for all others. Each of those works in the same
 * memory again and again: megabytes of garbage for every sign-in would stop everybody.
 */
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** How long an idle thread keeps its memory. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final HashingConfig config;
    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor cores;
    private final ThreadLocal<BlockPool> blocks;
    /** What a candidate is compared with when there is no account, so that the answer takes as long. */
    private final Argon2Hash nobodys;

    Argon2PasswordHasher(HashingConfig config) {
        this.config = config;
        int threads = Runtime.getRuntime().availableProcessors();
        cores = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                YieldingThread.factory("password-hash-"));
        cores.allowCoreThreadTimeOut(true);
        blocks = ThreadLocal.withInitial(() -> new FixedBlockPool(config.memory()));
        nobodys = new Argon2Hash(config.memory(), config.passes(), 1, salt(), new byte[32]);
    }

    @Override
    public PasswordHash hash(Password password) {
        var bytes = bytes(password.secret());
        return queued(
                () -> new PasswordHash(Argon2Hash.of(bytes, salt(), config.memory(), config.passes(), blocks.get())
                        .encoded()));
    }

    @Override
    public boolean matches(Secret candidate, @Nullable PasswordHash stored) {
        var bytes = bytes(candidate);
        var known = stored == null
                ? nobodys
                : Argon2Hash.parse(stored.encoded())
                        .orElseThrow(() -> new IllegalStateException("a stored password hash is not Argon2id"));
        return queued(() -> known.matches(bytes, blocks.get()));
    }

    private <T> T queued(Callable<T> work) {
        try {
            return cores.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw new Unavailable("sign-in", RETRY_AFTER, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("sign-in", RETRY_AFTER, e);
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    @PreDestroy
    void stop() {
        cores.shutdownNow();
    }
}
