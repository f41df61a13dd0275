package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;

/**
 * A stored SSH key, without its private part (T-SSH-5).
 *
 * @param name the owner's own, unique among their keys
 * @param type {@code ssh-ed25519}
 * @param fingerprint as OpenSSH shows it: {@code SHA256:...}
 * @param publicKey one line as in {@code authorized_keys}: type and key
 */
public record SshKey(
        SshKeyId id,
        AccountId owner,
        String name,
        String type,
        String fingerprint,
        String publicKey,
        Instant createdAt) {}
