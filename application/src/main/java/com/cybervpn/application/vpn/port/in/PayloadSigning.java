package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import org.jspecify.annotations.Nullable;

/** Signs payloads with the platform's own key, for everybody who is signed in. */
public interface PayloadSigning {
    PublicKey publicKey(Caller caller);

    /**
     * Signs the payload's UTF-8 bytes. Each use is audited.
     *
     * @param algorithm null for whatever the platform uses
     */
    PanelChange<Signed> sign(Caller caller, String payload, @Nullable String algorithm);

    /**
     * @param pem SPKI
     * @param algorithm as JOSE names it
     */
    record PublicKey(String pem, String algorithm) {}

    /**
     * @param signature base64url without padding
     */
    record Signed(String signature, String algorithm) {}
}
