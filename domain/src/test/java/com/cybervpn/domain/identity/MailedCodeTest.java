package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailedCodeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CodePolicy POLICY =
            new CodePolicy(Duration.ofHours(3), 5, Duration.ofSeconds(30), 3, Duration.ofHours(1));
    private static final Secret FIRST = Secret.of("111111");
    private static final Secret SECOND = Secret.of("222222");

    private final MailedCode issued = MailedCode.issued(FIRST, POLICY, NOW);

    @Test
    void theFirstResendMayFollowAtOnce() {
        assertThat(issued.nextResendAt(POLICY, NOW)).isEmpty();
    }

    @Test
    void aResendKeepsTheCodeWhileItIsGood() {
        var resent = issued.withFailure().resent(SECOND, POLICY, NOW);

        assertThat(resent.code()).isEqualTo(FIRST);
        assertThat(resent.failures()).isEqualTo(1);
        assertThat(resent.expiresAt()).isEqualTo(issued.expiresAt());
    }

    @Test
    void aResendRenewsACodeThatIsWorthNothing() {
        var exhausted =
                issued.withFailure().withFailure().withFailure().withFailure().withFailure();
        var later = NOW.plus(Duration.ofHours(3));

        assertThat(exhausted.resent(SECOND, POLICY, NOW).code()).isEqualTo(SECOND);
        assertThat(issued.resent(SECOND, POLICY, later).code()).isEqualTo(SECOND);
        assertThat(issued.resent(SECOND, POLICY, later).expiresAt()).isEqualTo(later.plus(Duration.ofHours(3)));
    }

    @Test
    void threeResendsAnHourWithPausesBetween() {
        var code = issued;
        var now = NOW;
        for (int i = 0; i < 3; i++) {
            assertThat(code.nextResendAt(POLICY, now)).isEmpty();
            code = code.resent(SECOND, POLICY, now);
            if (i < 2) assertThat(code.nextResendAt(POLICY, now)).contains(now.plusSeconds(30));
            now = now.plusSeconds(30);
        }

        assertThat(code.resendsLeft(POLICY, now)).isZero();
        assertThat(code.nextResendAt(POLICY, now)).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(code.nextResendAt(POLICY, NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(code.resendsLeft(POLICY, NOW.plus(Duration.ofHours(1)))).isEqualTo(3);
    }
}
