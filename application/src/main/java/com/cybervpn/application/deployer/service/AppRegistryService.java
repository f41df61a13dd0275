package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.AppRegistry;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the list of apps. */
public final class AppRegistryService implements AppRegistry {
    private final Apps apps;
    private final Servers servers;
    private final Versions versions;
    private final Archives archives;
    private final BusyServers busy;
    private final Contact contact;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public AppRegistryService(
            Apps apps,
            Servers servers,
            Versions versions,
            Archives archives,
            BusyServers busy,
            Contact contact,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.apps = apps;
        this.servers = servers;
        this.versions = versions;
        this.archives = archives;
        this.busy = busy;
        this.contact = contact;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer<App> add(Caller caller, Optional<ServerId> server, Draft draft) {
        Entry.require(caller);
        Optional<Server> on = server.flatMap(servers::find);
        String name = text(draft.name());
        Instant now = clock.instant();
        List<App> others = on.map(Server::id).map(apps::on).orElse(List.of());
        App app = new App(
                new AppId(ids.next()),
                on.map(Server::id).orElseGet(() -> new ServerId(ids.next())),
                name,
                text(draft.domain()),
                draft.remotePath() == null ? freePath(name, others) : draft.remotePath(),
                draft.serviceName() == null ? "pocketbase-" + name : draft.serviceName(),
                draft.port(),
                null,
                App.Status.OFFLINE,
                now,
                now,
                0);
        Faults faults = app.faults();
        if (faults.any()) return new Answer.Invalid<>(faults.byMember());
        if (on.isEmpty()) return new Answer.Missing<>("server");
        return store(caller, app, others, "app_created");
    }

    @Override
    public Answer<App> find(Caller caller, AppId id) {
        Entry.require(caller);
        return apps.find(id).<Answer<App>>map(Answer.Done::new).orElseGet(() -> new Answer.Missing<>("app"));
    }

    @Override
    public Listing list(Caller caller, @Nullable Optional<ServerId> server) {
        Entry.require(caller);
        List<App> all = apps.all();
        if (server == null) return new Listing(all, all.size());
        return new Listing(server.map(apps::on).orElse(List.of()), all.size());
    }

    @Override
    public Answer<App> change(Caller caller, AppId id, Draft changes) {
        return Entry.then(find(caller, id), present -> {
            App changed = new App(
                    id,
                    present.server(),
                    changes.name() == null ? present.name() : changes.name(),
                    changes.domain() == null ? present.domain() : changes.domain(),
                    changes.remotePath() == null ? present.remotePath() : changes.remotePath(),
                    changes.serviceName() == null ? present.serviceName() : changes.serviceName(),
                    changes.port() == null ? present.port() : changes.port(),
                    present.currentVersion(),
                    present.status(),
                    present.created(),
                    clock.instant(),
                    present.version());
            Faults faults = changed.faults();
            if (faults.any()) return new Answer.Invalid<>(faults.byMember());
            if (busy.isBusy(present.server())) return new Answer.Conflict<>("something is being done on its server");
            return store(caller, changed, apps.on(present.server()), "app_updated");
        });
    }

    @Override
    public Answer<AppId> remove(Caller caller, AppId id, boolean purge) {
        return Entry.then(find(caller, id), app -> {
            if (busy.isBusy(app.server())) return new Answer.Conflict<>("something is being done on its server");
            if (purge) {
                try {
                    purge(app);
                } catch (RemoteFailure e) {
                    return new Answer.Unreachable<>(e.text());
                } catch (StepFailed e) {
                    return new Answer.Conflict<>(e.reason());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ApplicationFailure.Unavailable("the deployer", Duration.ofSeconds(5), e);
                }
            }
            List<Version> gone = versions.of(id);
            transactions.run(() -> {
                gone.forEach(version -> archives.delete(version.id()));
                apps.delete(id);
                audit.record(AuditTrail.Entry.of(caller, "app_deleted", "deployer_app", id.toString()));
            });
            return new Answer.Done<>(id);
        });
    }

    private void purge(App app) throws RemoteFailure, StepFailed, InterruptedException {
        Server server = servers.find(app.server()).orElseThrow();
        try (Host host = contact.open(server, true, _ -> {})) {
            ReleaseHome home = new ReleaseHome(app.remotePath(), app.serviceName(), server.appUsername());
            String unit = app.serviceName() + ".service";
            host.ask(ShellCommand.of("systemctl", "disable", "--now", "-q", "--", unit));
            host.must("removal of the unit", ShellCommand.of("rm", "-f", "--", home.unitFile()));
            host.must("systemd", ShellCommand.of("systemctl", "daemon-reload"));
            home.remove(host);
        }
    }

    private Answer<App> store(Caller caller, App app, List<App> others, String action) {
        for (App other : others) {
            if (other.id().equals(app.id())) continue;
            if (other.name().equals(app.name())) return new Answer.Conflict<>("an app of this server has this name");
            if (other.serviceName().equals(app.serviceName())) {
                return new Answer.Conflict<>("an app of this server has this service");
            }
            if (other.remotePath().equals(app.remotePath())) {
                return new Answer.Conflict<>("an app of this server has this path");
            }
        }
        return new Answer.Done<>(transactions.inTransaction(() -> {
            audit.record(
                    AuditTrail.Entry.of(caller, action, "deployer_app", app.id().toString()));
            return apps.save(app);
        }));
    }

    private static String freePath(String name, List<App> others) {
        boolean taken = others.stream().anyMatch(other -> other.remotePath().equals(App.DEFAULT_PATH));
        return taken ? App.DEFAULT_PATH + "/apps/" + name : App.DEFAULT_PATH;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
