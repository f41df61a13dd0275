package com.cybervpn.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the {@link PeerClient} of each {@link Peer}, and closes them all at the end. */
@Singleton
public final class PeerClients implements AutoCloseable {
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final List<PeerClient> open = new CopyOnWriteArrayList<>();

    public PeerClients(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** A client of its own for this peer: call it once per peer and keep it. */
    public PeerClient to(Peer peer) {
        var client = new PeerClient(peer, meters, clock);
        open.add(client);
        return client;
    }

    @PreDestroy
    @Override
    public void close() {
        open.forEach(PeerClient::close);
    }
}
