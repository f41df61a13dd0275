package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Totp;
import com.cybervpn.domain.identity.TotpSecret;
import java.time.Instant;
import java.util.OptionalLong;

/** Codes that can be read: the last six digits of the time step. */
public final class FakeTotp implements Totp {
    private static final long SECONDS = 30;

    @Override
    public OptionalLong stepOf(TotpSecret secret, String code, Instant now) {
        long present = now.getEpochSecond() / SECONDS;
        for (long step = present - 1; step <= present + 1; step++) {
            if (codeOf(step).equals(code)) return OptionalLong.of(step);
        }
        return OptionalLong.empty();
    }

    /** What an app shows at {@code now}. */
    public static String codeAt(Instant now) {
        return codeOf(now.getEpochSecond() / SECONDS);
    }

    private static String codeOf(long step) {
        return "%06d".formatted(step % 1_000_000);
    }
}
