package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.TrustedHosts;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the trusted host keys and replaces one on somebody's word. */
public final class TrustedHostsService implements TrustedHosts {
    private final HostKeys hostKeys;
    private final RemoteHosts hosts;
    private final AuditTrail audit;
    private final Transactions transactions;

    public TrustedHostsService(HostKeys hostKeys, RemoteHosts hosts, AuditTrail audit, Transactions transactions) {
        this.hostKeys = hostKeys;
        this.hosts = hosts;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<Known> list(Caller caller) {
        Entry.require(caller);
        return hostKeys.list().stream().map(TrustedHostsService::known).toList();
    }

    @Override
    public Answer<Known> approve(Caller caller, String host, int port, String fingerprint) {
        Entry.require(caller);
        Optional<HostKeys.Entry> before = hostKeys.find(host, port);
        if (before.isEmpty()) return new Answer.Missing<>("host key");
        Optional<HostKeys.Entry> approved = transactions.inTransaction(() -> {
            Optional<HostKeys.Entry> now = hostKeys.approve(host, port, fingerprint);
            now.ifPresent(entry ->
                    audit.record(AuditTrail.Entry.of(caller, "host_key_approved", "host_key", host + ":" + port)
                            .withValues(
                                    Map.of("fingerprint", before.get().trusted().fingerprint()),
                                    Map.of("fingerprint", entry.trusted().fingerprint()))));
            return now;
        });
        if (approved.isEmpty()) return new Answer.Conflict<>("the server did not offer a key of this fingerprint");
        hosts.forget(host, port);
        return new Answer.Done<>(known(approved.get()));
    }

    private static Known known(HostKeys.Entry entry) {
        return new Known(entry.trusted(), entry.since(), entry.refused(), entry.refusedAt());
    }
}
