package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Totp;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.AccountId;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Checks second-factor codes; all ways to try one share one allowance per account. */
public final class SecondFactorCheck {
    private static final int CODE_LENGTH = 6;

    private final SecondFactors factors;
    private final Totp totp;
    private final RateLimits limits;
    private final RateLimits.Limit tries;
    private final InstantSource clock;

    public SecondFactorCheck(
            SecondFactors factors, Totp totp, RateLimits limits, RateLimits.Limit tries, InstantSource clock) {
        this.factors = factors;
        this.totp = totp;
        this.limits = limits;
        this.tries = tries;
        this.clock = clock;
    }

    /** Uses up a code of the app or a recovery code: each is good once. */
    boolean use(AccountId account, String code) {
        countTry(account);
        boolean right = code.length() == CODE_LENGTH
                ? useTotp(account, code)
                : factors.useRecoveryCode(account, Sha256.hex(code));
        if (right) limits.reset(key(account));
        return right;
    }

    /** The step of a code of a secret that is not in use yet. */
    OptionalLong tryProposed(AccountId account, TotpSecret secret, String code) {
        countTry(account);
        var step = totp.stepOf(secret, code, clock.instant());
        if (step.isPresent()) limits.reset(key(account));
        return step;
    }

    /** Whether a code is right now; uses nothing up. */
    boolean isRight(AccountId account, String code) {
        countTry(account);
        boolean right = factors.secretOf(account)
                .map(secret -> totp.stepOf(secret, code, clock.instant()).isPresent())
                .orElse(false);
        if (right) limits.reset(key(account));
        return right;
    }

    private boolean useTotp(AccountId account, String code) {
        var step = factors.secretOf(account)
                .map(secret -> totp.stepOf(secret, code, clock.instant()))
                .orElseGet(OptionalLong::empty);
        return step.isPresent() && factors.useStep(account, step.getAsLong());
    }

    private void countTry(AccountId account) {
        limits.tryAcquire(key(account), tries).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
    }

    private static String key(AccountId account) {
        return "second-factor:" + account;
    }
}
