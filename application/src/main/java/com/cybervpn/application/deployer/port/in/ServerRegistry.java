package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the list of servers; contacts none of them (D-SRV). */
public interface ServerRegistry {
    Answer<Server> add(Caller caller, Draft draft);

    Answer<Server> find(Caller caller, ServerId id);

    /**
     * @param filter {@code field=value}, {@code field!=value}, several joined by {@code &&}; null for all (D-SRV-6)
     */
    Answer<Page> list(Caller caller, int page, int perPage, @Nullable String filter);

    /** Changes the members that are not null (D-SRV-7). */
    Answer<Server> change(Caller caller, ServerId id, Draft changes);

    /** Forgets the server and everything under it; the host stays as it is (D-SRV-8). */
    Answer<ServerId> remove(Caller caller, ServerId id);

    /** What a server is to be; null where nothing was said. */
    record Draft(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String rootUsername,
            @Nullable String appUsername,
            @Nullable Boolean useSshAgent,
            @Nullable String manualKeyPath) {}

    /** Some of the servers, and how many match. */
    record Page(List<Server> servers, int total, int page, int perPage) {}
}
