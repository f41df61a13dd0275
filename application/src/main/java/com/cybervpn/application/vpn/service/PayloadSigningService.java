package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.PayloadSigning;
import com.cybervpn.application.vpn.port.out.PayloadSigner;
import com.cybervpn.domain.shared.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs with the one key there is. */
public final class PayloadSigningService implements PayloadSigning {
    /** RS256 is what the contract fills in when a client says nothing; the answer names what was really used. */
    private static final Set<String> ACCEPTED = Set.of("eddsa", "ed25519", "rs256");

    private final PayloadSigner signer;
    private final PanelAudit audit;
    private final boolean staffOnly;

    public PayloadSigningService(PayloadSigner signer, PanelAudit audit, boolean staffOnly) {
        this.signer = signer;
        this.audit = audit;
        this.staffOnly = staffOnly;
    }

    @Override
    public PublicKey publicKey(Caller caller) {
        return new PublicKey(signer.publicKeyPem(), signer.algorithm());
    }

    @Override
    public PanelChange<Signed> sign(Caller caller, String payload, @Nullable String algorithm) {
        if (staffOnly) caller.requireAtLeast(Role.VIEWER);
        if (algorithm != null && !ACCEPTED.contains(algorithm.toLowerCase(Locale.ROOT))) {
            return new PanelChange.Refused<>("Payloads are signed with " + signer.algorithm());
        }
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(bytes));
        audit.record(caller, "payload_signed", "signing_key", signer.algorithm(), null, Map.of("bytes", bytes.length));
        return new PanelChange.Done<>(new Signed(signature, signer.algorithm()));
    }
}
