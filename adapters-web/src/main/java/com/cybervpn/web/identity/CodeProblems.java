package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.CodeRefusal;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The coded error of mailed codes. */
final class CodeProblems {
    private CodeProblems() {}

    static ProblemException of(CodeRefusal refusal) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("attempts_remaining", refusal.attemptsRemaining());
        details.put(
                "next_resend_available_at",
                refusal.nextResend().map(Instant::toString).orElse(null));
        return new ProblemException(Problem.coded(
                        status(refusal.reason()),
                        refusal.reason().name(),
                        refusal.reason().message())
                .with(details));
    }

    private static HttpStatus status(CodeRefusal.Reason reason) {
        return switch (reason) {
            case OTP_INVALID, OTP_EXPIRED, ALREADY_VERIFIED -> HttpStatus.BAD_REQUEST;
            case OTP_EXHAUSTED, RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}
