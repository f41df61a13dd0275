package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.PanelUserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The VPN users on the panel. Every call blocks and throws
 * {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed} when the panel does not answer usably.
 */
public interface PanelUsers {
    /**
     * One page, in the panel's own order (newest first).
     *
     * @param start how many to skip
     * @param size 1 to 1000
     */
    Page list(int start, int size);

    /**
     * Walks over all users, each once, even while some come and go.
     *
     * @param cursor where the batch before ended; null to begin
     * @param size 1 to 1000
     */
    Batch walk(@Nullable String cursor, int size);

    Optional<PanelUser> find(PanelUserId id);

    Optional<PanelUser> findByUsername(String username);

    /** All that carry this Telegram id, newest first: the panel does not keep it unique. */
    List<PanelUser> findByTelegramId(long telegramId);

    /** Repeating it gives {@link PanelAnswer.Taken}; so it is never retried by the port itself. */
    PanelAnswer<PanelUser> create(NewPanelUser user);

    /** Repeating it is harmless. */
    PanelAnswer<PanelUser> update(PanelUserId id, PanelUserChange change);

    /** Takes away what tells who the user is, its address and Telegram id. Repeating it is harmless. */
    PanelAnswer<PanelUser> anonymise(PanelUserId id);

    /**
     * @return false when there was none
     */
    boolean delete(PanelUserId id);

    /**
     * @param total over all pages
     */
    record Page(List<PanelUser> users, long total) {}

    /**
     * @param next the cursor of the following batch; null after the last one
     */
    record Batch(List<PanelUser> users, @Nullable String next) {}
}
