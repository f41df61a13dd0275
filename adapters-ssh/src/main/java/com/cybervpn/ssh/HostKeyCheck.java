package com.cybervpn.ssh;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.HostKeys.Verdict;
import com.cybervpn.domain.shared.HostKey;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/** Asks the trust store about each server's key, before any credential is sent. */
final class HostKeyCheck implements ServerKeyVerifier {
    /** Where a connecting session keeps its target. */
    static final AttributeKey<SshTarget> TARGET = new AttributeKey<>();

    /** Where a connecting session keeps what the trust store said: not in its own attributes, which end with it. */
    static final AttributeKey<AtomicReference<Verdict>> VERDICT = new AttributeKey<>();

    private final HostKeys hostKeys;

    HostKeyCheck(HostKeys hostKeys) {
        this.hostKeys = hostKeys;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        SshTarget target = session.getConnectionContext().getAttribute(TARGET);
        if (target == null) return false;
        HostKey offered = new HostKey(
                target.host(),
                target.port(),
                KeyUtils.getKeyType(key),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
        Verdict verdict = hostKeys.judge(offered);
        AtomicReference<Verdict> noted = session.getConnectionContext().getAttribute(VERDICT);
        if (noted == null) return false;
        noted.set(verdict);
        return !(verdict instanceof Verdict.Changed);
    }

    /** What the trust store said; empty when the server came to show no key. */
    static Optional<Verdict> verdict(ClientSession session) {
        return Optional.ofNullable(session.getConnectionContext().getAttribute(VERDICT))
                .map(AtomicReference::get);
    }
}
