package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link SecondFactors} in maps. */
public final class InMemorySecondFactors implements SecondFactors {
    private final Map<AccountId, Factor> rows = new HashMap<>();
    private final Map<AccountId, Proposal> proposals = new HashMap<>();

    @Override
    public synchronized boolean isOn(AccountId account) {
        return rows.containsKey(account);
    }

    @Override
    public synchronized Optional<TotpSecret> secretOf(AccountId account) {
        return Optional.ofNullable(rows.get(account)).map(factor -> factor.secret);
    }

    @Override
    public synchronized void propose(AccountId account, TotpSecret secret, Instant expiresAt) {
        proposals.put(account, new Proposal(secret, expiresAt));
    }

    @Override
    public synchronized Optional<TotpSecret> proposed(AccountId account, Instant now) {
        return Optional.ofNullable(proposals.get(account))
                .filter(proposal -> now.isBefore(proposal.expiresAt()))
                .map(Proposal::secret);
    }

    @Override
    public synchronized boolean turnOn(
            AccountId account, TotpSecret secret, Set<String> recoveryHashes, long step, Instant now) {
        if (rows.putIfAbsent(account, new Factor(secret, recoveryHashes, step)) != null) return false;
        proposals.remove(account);
        return true;
    }

    @Override
    public synchronized boolean turnOff(AccountId account) {
        return rows.remove(account) != null;
    }

    @Override
    public synchronized boolean useStep(AccountId account, long step) {
        var factor = rows.get(account);
        if (factor == null || factor.lastStep >= step) return false;
        factor.lastStep = step;
        return true;
    }

    @Override
    public synchronized boolean useRecoveryCode(AccountId account, String hash) {
        var factor = rows.get(account);
        return factor != null && factor.recoveryHashes.remove(hash);
    }

    @Override
    public synchronized int purgeProposed(Instant expiredBefore) {
        int present = proposals.size();
        proposals.values().removeIf(proposal -> proposal.expiresAt().isBefore(expiredBefore));
        return present - proposals.size();
    }

    private record Proposal(TotpSecret secret, Instant expiresAt) {}

    private static final class Factor {
        private final TotpSecret secret;
        private final Set<String> recoveryHashes;
        private long lastStep;

        private Factor(TotpSecret secret, Set<String> recoveryHashes, long lastStep) {
            this.secret = secret;
            this.recoveryHashes = new HashSet<>(recoveryHashes);
            this.lastStep = lastStep;
        }
    }
}
