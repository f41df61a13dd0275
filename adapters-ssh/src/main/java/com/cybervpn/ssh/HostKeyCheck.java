package com.cybervpn.ssh;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.HostKeys.Verdict;
import com.cybervpn.domain.shared.HostKey;
import java.net.SocketAddress;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/** Asks the trust store about each server's key, before any credential is sent. */
final class HostKeyCheck implements ServerKeyVerifier {
    /** Where a connecting session keeps its target. */
    static final AttributeKey<SshTarget> TARGET = new AttributeKey<>();

    /** Where a session keeps what the trust store said. */
    static final AttributeKey<Verdict> VERDICT = new AttributeKey<>();

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
        session.setAttribute(VERDICT, verdict);
        return !(verdict instanceof Verdict.Changed);
    }
}
