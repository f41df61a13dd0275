package com.cybervpn.ssh;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * How SSH connections are made and kept.
 *
 * @param connectTimeout for one try to connect, key exchange included
 * @param authTimeout for the sign-in
 * @param connectTries before durable work counts a host as unreachable
 * @param connectPause between those tries
 * @param idleTime after which a pooled connection is closed
 * @param keepAlive pause between keep-alive questions; three unanswered ones end a connection
 * @param channelsPerConnection how many commands share one connection; OpenSSH allows 10
 * @param agentSocket where the SSH agent listens; by default what {@code SSH_AUTH_SOCK} says
 */
@ConfigurationProperties("ssh")
public record SshConfig(
        @Bindable(defaultValue = "30s") Duration connectTimeout,
        @Bindable(defaultValue = "30s") Duration authTimeout,
        @Bindable(defaultValue = "3") @Min(1) @Max(20) int connectTries,
        @Bindable(defaultValue = "5s") Duration connectPause,
        @Bindable(defaultValue = "60s") Duration idleTime,
        @Bindable(defaultValue = "15s") Duration keepAlive,
        @Bindable(defaultValue = "8") @Min(1) @Max(10) int channelsPerConnection,
        Optional<String> agentSocket) {}
