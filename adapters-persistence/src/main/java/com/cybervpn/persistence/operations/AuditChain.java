package com.cybervpn.persistence.operations;

import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditChainState.Broken;
import com.cybervpn.domain.operations.AuditChainState.Fault;
import com.cybervpn.domain.operations.AuditChainState.Intact;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Walks along the chain, entry by entry, and remembers where it first breaks. */
final class AuditChain {
    private final long first;
    private long number;
    private byte[] digest;
    private @Nullable Broken broken;

    /** Begins after the entry that retention removed last. */
    AuditChain(long anchorNumber, byte[] anchorDigest) {
        first = anchorNumber;
        number = anchorNumber;
        digest = anchorDigest;
    }

    /** Whether to go on. */
    boolean accept(AuditRow row, byte[] storedPrevious, byte[] storedDigest) {
        byte[] expected = row.digest(storedPrevious);
        if (row.number() != number + 1) broken = new Broken(number + 1, Fault.GAP);
        else if (!MessageDigest.isEqual(expected, storedDigest)) broken = new Broken(row.number(), Fault.CHANGED);
        else if (!MessageDigest.isEqual(digest, storedPrevious)) broken = new Broken(row.number(), Fault.NOT_LINKED);
        number = row.number();
        digest = storedDigest;
        return broken == null;
    }

    /** What was found, given where the chain should have ended. */
    AuditChainState endingAt(long headNumber, byte[] headDigest) {
        if (broken != null) return broken;
        if (number != headNumber || !MessageDigest.isEqual(digest, headDigest)) {
            return new Broken(number + 1, Fault.WRONG_END);
        }
        return new Intact(number - first);
    }
}
