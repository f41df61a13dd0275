package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.ApplicationFailure.Unavailable;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.Secret;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
    private static final Password PASSWORD = Password.of("SecurePass123!", PasswordPolicy.STRICT);

    private Argon2PasswordHasher hasher = new Argon2PasswordHasher(new HashingConfig(19456, 2, 64));

    @AfterEach
    void stop() {
        hasher.stop();
    }

    @Test
    void hashesWithTheParametersOfTheContract() {
        assertThat(hasher.hash(PASSWORD).encoded())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void tellsTheRightPasswordFromOthers() {
        var stored = hasher.hash(PASSWORD);

        assertThat(hasher.matches(Secret.of("SecurePass123!"), stored)).isTrue();
        assertThat(hasher.matches(Secret.of("SecurePass123?"), stored)).isFalse();
        assertThat(hasher.matches(Secret.of("SecurePass123!"), null)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
    }

    /** Computed by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32}. */
    @Test
    void agreesWithTheReferenceImplementation() {
        var reference = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ" + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(hasher.matches(Secret.of("password"), reference)).isTrue();
    }

    @Test
    void refusesTheSurplusAtOnce() {
        hasher.stop();
        hasher = new Argon2PasswordHasher(new HashingConfig(19456, 2, 1));
        var served = new AtomicInteger();
        var refused = new AtomicInteger();

        var callers = IntStream.range(0, 64)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    try {
                        hasher.matches(Secret.of("anything"), null);
                        served.incrementAndGet();
                    } catch (Unavailable e) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        callers.forEach(Argon2PasswordHasherTest::join);

        assertThat(served.get()).isPositive();
        assertThat(refused.get()).isPositive();
        assertThat(served.get() + refused.get()).isEqualTo(64);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
