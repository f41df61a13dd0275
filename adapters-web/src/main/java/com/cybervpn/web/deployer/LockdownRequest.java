package com.cybervpn.web.deployer;

import static com.cybervpn.web.deployer.Answers.or;
import static com.cybervpn.web.deployer.Answers.text;
import static com.cybervpn.web.deployer.Answers.texts;

import com.cybervpn.domain.deployer.FirewallRule;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.LockdownSpec.Fail2ban;
import com.cybervpn.domain.deployer.LockdownSpec.Hardening;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lockdown is asked, with the contract's defaults. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "DeployerSecurityConfig")
record LockdownRequest(
        @Nullable Boolean disableRootLogin,
        @Nullable Boolean disablePasswordAuth,
        @Nullable List<RuleRequest> firewallRules,
        @JsonProperty("fail2ban_config") @Nullable Fail2banRequest fail2banConfig,
        @Nullable HardeningRequest sshHardeningConfig,
        @Nullable List<@Nullable Integer> allowedPorts,
        @Nullable List<@Nullable String> allowedUsers) {

    LockdownSpec spec(boolean dryRun) {
        return new LockdownSpec(
                or(disableRootLogin, true),
                or(disablePasswordAuth, true),
                firewallRules == null
                        ? null
                        : firewallRules.stream().map(RuleRequest::rule).toList(),
                fail2banConfig == null ? Fail2ban.standard() : fail2banConfig.spec(),
                sshHardeningConfig == null ? Hardening.standard() : sshHardeningConfig.spec(),
                allowedPorts == null
                        ? List.of()
                        : allowedPorts.stream().map(port -> or(port, 0)).toList(),
                texts(allowedUsers),
                dryRun);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerFirewallRule")
    record RuleRequest(
            @Nullable Integer port,

            @Schema(
                    type = "string",
                    allowableValues = {"tcp", "udp"})
            @Nullable
            String protocol,

            @Schema(
                    type = "string",
                    allowableValues = {"allow", "deny"})
            @Nullable
            String action,

            @Nullable String source,
            @Nullable String description) {
        FirewallRule rule() {
            FirewallRule.Protocol transport = switch (text(protocol)) {
                case "tcp" -> FirewallRule.Protocol.TCP;
                case "udp" -> FirewallRule.Protocol.UDP;
                default -> throw Answers.invalid(Map.of("firewall_rules.protocol", "is neither tcp nor udp"));
            };
            boolean allow = switch (text(action)) {
                case "allow" -> true;
                case "deny" -> false;
                default -> throw Answers.invalid(Map.of("firewall_rules.action", "is neither allow nor deny"));
            };
            String from = source == null || source.isEmpty() ? null : source;
            return new FirewallRule(or(port, 0), transport, allow, from, text(description));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerFail2banConfig")
    record Fail2banRequest(
            @Nullable Boolean enabled,
            @Nullable Integer maxRetries,
            @Nullable Integer banTime,
            @Nullable Integer findTime,
            @Nullable List<@Nullable String> services) {
        Fail2ban spec() {
            Fail2ban standard = Fail2ban.standard();
            return new Fail2ban(
                    or(enabled, true),
                    or(maxRetries, standard.maxRetries()),
                    or(banTime, standard.banTime()),
                    or(findTime, standard.findTime()),
                    services == null ? standard.services() : texts(services));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerSshHardening")
    record HardeningRequest(
            @Nullable Boolean passwordAuthentication,
            @Nullable Boolean pubkeyAuthentication,
            @Nullable Boolean permitRootLogin,
            @JsonProperty("x11_forwarding") @Nullable Boolean x11Forwarding,
            @Nullable Boolean allowAgentForwarding,
            @Nullable Boolean allowTcpForwarding,
            @Nullable Integer clientAliveInterval,
            @Nullable Integer clientAliveCountMax,
            @Nullable Integer maxAuthTries,
            @Nullable Integer maxSessions,
            @Nullable Integer protocol) {
        Hardening spec() {
            return new Hardening(
                    passwordAuthentication,
                    or(pubkeyAuthentication, true),
                    permitRootLogin,
                    or(x11Forwarding, false),
                    or(allowAgentForwarding, false),
                    or(allowTcpForwarding, false),
                    or(clientAliveInterval, 300),
                    or(clientAliveCountMax, 2),
                    or(maxAuthTries, 3),
                    or(maxSessions, 10),
                    or(protocol, 2));
        }
    }
}
