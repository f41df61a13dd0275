package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.TrustedHosts;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.HostKey;
import com.cybervpn.web.shared.Fails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host keys that the platform trusts, and the approval of one that changed (D-CON-3). */
@Controller("/deployer/api/v1/host-keys")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "security")
class HostKeyController {
    private final TrustedHosts hosts;

    HostKeyController(TrustedHosts hosts) {
        this.hosts = hosts;
    }

    @Get
    @Operation(operationId = "deployerListHostKeys", summary = "Trusted host keys, and refused ones that wait")
    HostKeyList list(Caller caller) {
        return new HostKeyList(
                hosts.list(caller).stream().map(HostKeyResponse::of).toList());
    }

    @Post("/approvals")
    @Operation(operationId = "deployerApproveHostKey", summary = "Trust the key that a server offers now; audited")
    @Fails.NotFound
    @Fails.Conflict
    HostKeyResponse approve(Caller caller, @Body ApprovalRequest request) {
        return HostKeyResponse.of(Answers.value(hosts.approve(
                caller,
                Answers.text(request.host()),
                Answers.or(request.port(), 22),
                Answers.text(request.fingerprint()))));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHostKeyApproval")
    record ApprovalRequest(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String fingerprint) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerHostKey")
    record HostKeyResponse(
            String host,
            int port,
            String algorithm,
            String fingerprint,
            Instant trustedSince,
            @Nullable String refusedFingerprint,
            @Nullable Instant refusedAt) {
        static HostKeyResponse of(TrustedHosts.Known entry) {
            HostKey trusted = entry.trusted();
            HostKey refused = entry.refused();
            return new HostKeyResponse(
                    trusted.host(),
                    trusted.port(),
                    trusted.algorithm(),
                    trusted.fingerprint(),
                    entry.since(),
                    refused == null ? null : refused.fingerprint(),
                    entry.refusedAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerHostKeyList")
    record HostKeyList(List<HostKeyResponse> hostKeys) {}
}
