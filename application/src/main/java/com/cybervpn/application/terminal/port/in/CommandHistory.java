package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandStatus;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's own commands (T-CMD-7, T-CMD-8). */
public interface CommandHistory {
    int MAX_LIMIT = 1000;

    /** Newest first; outputs are cut to a beginning, {@link #find} has them whole. */
    Page list(Caller caller, Query query);

    /** Empty also when it is somebody else's (T-GEN-5). */
    Optional<TerminalCommand> find(Caller caller, CommandId id);

    /**
     * @param limit 1 to {@value #MAX_LIMIT}
     * @param session null for all
     * @param status null for all
     * @param search matches commands that contain it, in whatever case; null for all
     */
    record Query(
            int limit,
            long offset,
            @Nullable TerminalSessionId session,
            @Nullable CommandStatus status,
            @Nullable String search) {
        /** The newest commands, whatever they are. */
        public static Query newest(int limit) {
            return new Query(limit, 0, null, null, null);
        }
    }

    /**
     * @param total of all commands that match, this page's and others
     */
    record Page(List<TerminalCommand> commands, long total, boolean hasMore) {}
}
