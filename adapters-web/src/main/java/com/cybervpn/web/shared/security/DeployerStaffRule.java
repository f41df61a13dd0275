package com.cybervpn.web.shared.security;

import com.cybervpn.domain.shared.Role;
import com.cybervpn.web.shared.Surface;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Keeps the deployer to staff of role operator and up, whatever the single route says. */
@Singleton
final class DeployerStaffRule implements SecurityRule<HttpRequest<?>> {
    @Override
    public int getOrder() {
        return SecuredAnnotationRule.ORDER - 100;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean passes = request == null
                || Surface.of(request) != Surface.DEPLOYER
                || authentication instanceof SignedIn(var principal, var _)
                        && principal.role().isAtLeast(Role.OPERATOR);
        return Mono.just(passes ? SecurityRuleResult.UNKNOWN : SecurityRuleResult.REJECTED);
    }
}
