package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored sessions and the access tokens revoked one by one. A session is live until it is ended or expires. */
public interface Sessions {
    /**
     * Stores a new session and ends the oldest of its account beyond {@code maxLive}.
     *
     * @return the sessions ended
     */
    List<SessionId> start(Session session, int maxLive);

    /** A live session. */
    Optional<Session> find(SessionId id, Instant now);

    /** The live sessions of an account, newest first. */
    List<Session> liveOf(AccountId account, Instant now);

    /**
     * Replaces the refresh token of a live session. Of many calls with the same {@code presentedHash}, one succeeds.
     *
     * @return false when the session is over or its token is another one
     */
    boolean rotate(SessionId id, String presentedHash, String nextHash, Instant now, Instant expiresAt);

    /** Lets a live session without refresh tokens last longer; never shortens it. */
    void prolong(SessionId id, Instant now, Instant expiresAt);

    /**
     * @return false when it was over already
     */
    boolean end(SessionId id, Instant now);

    /**
     * Ends all live sessions of an account but one.
     *
     * @param kept null: none is kept
     * @return the sessions ended
     */
    List<SessionId> endAll(AccountId account, @Nullable SessionId kept, Instant now);

    /**
     * Makes one token worth nothing; forgotten once it expires by itself.
     *
     * @return false when it was revoked already: of many that revoke one at the same time, one is told true
     */
    boolean revokeToken(UUID tokenId, Instant expiresAt);

    boolean isRevoked(UUID tokenId);

    /**
     * Whose live session it is, and what that account is like now, in one look at the store.
     *
     * @param tokenId null where no single token is asked about
     * @return empty when the session is over or the token revoked
     */
    Optional<Account> holder(SessionId session, @Nullable UUID tokenId, Instant now);

    /** Removes all sessions of an account, the live ones too. */
    void forget(AccountId account);

    /** Removes what is no longer live since {@code before}. */
    int purge(Instant before);
}
