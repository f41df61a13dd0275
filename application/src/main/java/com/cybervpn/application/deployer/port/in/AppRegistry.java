package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.ServerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the list of apps (D-APP). */
public interface AppRegistry {
    /** @param server empty when what was sent is no id of a server */
    Answer<App> add(Caller caller, Optional<ServerId> server, Draft draft);

    Answer<App> find(Caller caller, AppId id);

    /** @param server null for all servers; an empty one matches no app */
    Listing list(Caller caller, @Nullable Optional<ServerId> server);

    /** Changes the members that are not null. */
    Answer<App> change(Caller caller, AppId id, Draft changes);

    /**
     * Forgets the app with its versions and deployments.
     *
     * @param purge also takes its service and directories off the host, before anything is forgotten
     */
    Answer<AppId> remove(Caller caller, AppId id, boolean purge);

    /** What an app is to be; null where nothing was said. */
    record Draft(
            @Nullable String name,
            @Nullable String domain,
            @Nullable String remotePath,
            @Nullable String serviceName,
            @Nullable Integer port) {}

    /** The matching apps, and how many there are in all. */
    record Listing(List<App> apps, int total) {}
}
