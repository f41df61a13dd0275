package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.ServerRegistry;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps the list of servers. */
public final class ServerRegistryService implements ServerRegistry {
    private final Servers servers;
    private final BusyServers busy;
    private final Contact contact;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public ServerRegistryService(
            Servers servers,
            BusyServers busy,
            Contact contact,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.servers = servers;
        this.busy = busy;
        this.contact = contact;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Answer<Server> add(Caller caller, Draft draft) {
        Entry.require(caller);
        Instant now = clock.instant();
        Server fresh = new Server(
                new ServerId(ids.next()), "", "", 22, "root", "pocketbase", true, null, false, false, now, now, 0);
        Server added = merged(fresh, draft, now);
        Faults faults = added.faults();
        return faults.any() ? new Answer.Invalid<>(faults.byMember()) : store(caller, added, "server_created");
    }

    @Override
    public Answer<Server> find(Caller caller, ServerId id) {
        Entry.require(caller);
        return servers.find(id).<Answer<Server>>map(Answer.Done::new).orElseGet(() -> new Answer.Missing<>("server"));
    }

    @Override
    public Answer<Page> list(Caller caller, int page, int perPage, @Nullable String filter) {
        Entry.require(caller);
        Optional<Predicate<Server>> wanted =
                filter == null || filter.isBlank() ? Optional.of(_ -> true) : ServerFilter.parse(filter);
        if (wanted.isEmpty()) return new Answer.Invalid<>(Map.of("filter", "is no filter over the fields of a server"));
        List<Server> matching = servers.all().stream().filter(wanted.get()).toList();
        List<Server> shown = matching.stream()
                .skip((long) (page - 1) * perPage)
                .limit(perPage)
                .toList();
        return new Answer.Done<>(new Page(shown, matching.size(), page, perPage));
    }

    @Override
    public Answer<Server> change(Caller caller, ServerId id, Draft changes) {
        return Entry.then(find(caller, id), present -> {
            Server changed = merged(present, changes, clock.instant());
            Faults faults = changed.faults();
            if (faults.any()) return new Answer.Invalid<>(faults.byMember());
            if (busy.isBusy(id)) return new Answer.Conflict<>("something is being done on this server");
            Answer<Server> answer = store(caller, changed, "server_updated");
            if (answer instanceof Answer.Done<Server>) contact.forget(present);
            return answer;
        });
    }

    @Override
    public Answer<ServerId> remove(Caller caller, ServerId id) {
        return Entry.then(find(caller, id), present -> {
            if (busy.isBusy(id)) return new Answer.Conflict<>("something is being done on this server");
            transactions.run(() -> {
                servers.delete(id);
                audit.record(AuditTrail.Entry.of(caller, "server_deleted", "deployer_server", id.toString()));
            });
            contact.forget(present);
            return new Answer.Done<>(id);
        });
    }

    private Answer<Server> store(Caller caller, Server server, String action) {
        boolean taken = servers.findByName(server.name())
                .filter(other -> !other.id().equals(server.id()))
                .isPresent();
        if (taken) return new Answer.Conflict<>("another server has this name");
        return new Answer.Done<>(transactions.inTransaction(() -> {
            audit.record(AuditTrail.Entry.of(
                    caller, action, "deployer_server", server.id().toString()));
            return servers.save(server);
        }));
    }

    private static Server merged(Server from, Draft draft, Instant now) {
        return new Server(
                from.id(),
                or(draft.name(), from.name()),
                or(draft.host(), from.host()),
                draft.port() == null ? from.port() : draft.port(),
                or(draft.rootUsername(), from.rootUsername()),
                or(draft.appUsername(), from.appUsername()),
                draft.useSshAgent() == null ? from.useSshAgent() : draft.useSshAgent(),
                draft.manualKeyPath() == null ? from.manualKeyPath() : draft.manualKeyPath(),
                from.setupComplete(),
                from.securityLocked(),
                from.created(),
                now,
                from.version());
    }

    private static String or(@Nullable String said, String otherwise) {
        return said == null ? otherwise : said;
    }
}
