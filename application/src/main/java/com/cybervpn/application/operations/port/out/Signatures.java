package com.cybervpn.application.operations.port.out;

/** Checks message authentication codes. */
public interface Signatures {
    /**
     * Whether {@code hex}, in either case, is the HMAC-SHA256 of these bytes; compared in constant time.
     */
    boolean isHmacSha256(String hex, byte[] message, byte[] key);
}
