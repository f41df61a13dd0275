package com.cybervpn.web.shared.socket;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Limits of open sockets.
 *
 * @param allowTokenQuery whether an access token may stand in the query, for clients without tickets
 * @param heartbeat the pause between two pings; a socket that has not answered one until the next is dropped
 * @param maxPerAccount sockets of one account on one instance; the oldest is closed
 * @param messagesPer10s text frames that a client may send in 10 seconds
 * @param outgoingBytes what may be on its way to one client; a slower reader is closed with 1013
 */
@ConfigurationProperties("ws")
record SocketConfig(
        @Bindable(defaultValue = "true") boolean allowTokenQuery,
        @Bindable(defaultValue = "20s") @NotNull Duration heartbeat,
        @Bindable(defaultValue = "10") @Min(1) int maxPerAccount,
        @Bindable(defaultValue = "100") @Min(1) int messagesPer10s,
        @Bindable(defaultValue = "262144") @Min(1024) int outgoingBytes) {}
