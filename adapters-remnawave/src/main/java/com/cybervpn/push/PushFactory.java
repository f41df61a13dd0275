package com.cybervpn.push;

import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClients;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Sends by Firebase where there is a service account for it. */
@Factory
final class PushFactory {
    private static final int REPLY_BYTES = 1 << 20;
    private static final int CONCURRENT = 32;

    @Singleton
    PushSender pushSender(FcmConfig config, PeerClients clients, InstantSource clock) {
        return config.serviceAccount()
                .map(ServiceAccount::read)
                .<PushSender>map(account -> fcm(account, config, clients, clock))
                .orElseGet(NoPush::new);
    }

    private static PushSender fcm(ServiceAccount account, FcmConfig config, PeerClients clients, InstantSource clock) {
        var connect = Duration.ofSeconds(5);
        var tokens = Peer.of("google-oauth", account.tokenUri()).withTimeouts(connect, config.timeout());
        var messages = Peer.of(FcmSender.SYSTEM, config.url())
                .withTimeouts(connect, config.timeout())
                .withLimits(REPLY_BYTES, CONCURRENT);
        return new FcmSender(
                account.projectId(), new GoogleAccess(account, clients.to(tokens), clock), clients.to(messages));
    }
}
