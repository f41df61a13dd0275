package com.cybervpn.application.vpn.port.out;

/** The platform's own signing key; made when it is first needed, and the same on all instances. */
public interface PayloadSigner {
    /** As JOSE names it: {@code EdDSA}. */
    String algorithm();

    /** The public half, SPKI in PEM. */
    String publicKeyPem();

    byte[] sign(byte[] payload);
}
