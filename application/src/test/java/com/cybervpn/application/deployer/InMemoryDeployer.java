package com.cybervpn.application.deployer;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.domain.operations.OperationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stores of the deployer in memory: what is stored of one is seen by the others. */
public final class InMemoryDeployer {
    private final Map<ServerId, Server> servers = new LinkedHashMap<>();
    private final Map<ServerId, Reachability> reachability = new LinkedHashMap<>();
    private final Map<AppId, App> apps = new LinkedHashMap<>();
    private final Map<VersionId, Version> versions = new LinkedHashMap<>();
    private final Map<VersionId, byte[]> archives = new LinkedHashMap<>();
    private final Map<DeploymentId, Deployment> deployments = new LinkedHashMap<>();
    private final Map<OperationId, TaskRequest> requests = new LinkedHashMap<>();

    public Servers servers() {
        return new ServerStore();
    }

    public Apps apps() {
        return new AppStore();
    }

    public Versions versions() {
        return new VersionStore();
    }

    public Archives archives() {
        return new ArchiveStore();
    }

    public Deployments deployments() {
        return new DeploymentStore();
    }

    public TaskRequests requests() {
        return new RequestStore();
    }

    private void forget(AppId app) {
        apps.remove(app);
        deployments.values().removeIf(deployment -> deployment.app().equals(app));
        versions.values().stream()
                .filter(version -> version.app().equals(app))
                .map(Version::id)
                .toList()
                .forEach(version -> {
                    versions.remove(version);
                    archives.remove(version);
                });
    }

    private final class ServerStore implements Servers {
        @Override
        public Optional<Server> find(ServerId id) {
            return Optional.ofNullable(servers.get(id));
        }

        @Override
        public Optional<Server> findByName(String name) {
            return all().stream().filter(server -> server.name().equals(name)).findFirst();
        }

        @Override
        public List<Server> all() {
            return servers.values().stream()
                    .sorted(Comparator.comparing(Server::created))
                    .toList();
        }

        @Override
        public Server save(Server server) {
            Server present = servers.get(server.id());
            if (isStale(present == null ? 0 : present.version(), server.version())
                    || findByName(server.name())
                            .filter(other -> !other.id().equals(server.id()))
                            .isPresent()) throw new ConcurrentChange("server", null);
            Server stored = new Server(
                    server.id(),
                    server.name(),
                    server.host(),
                    server.port(),
                    server.rootUsername(),
                    server.appUsername(),
                    server.useSshAgent(),
                    server.manualKeyPath(),
                    server.setupComplete(),
                    server.securityLocked(),
                    server.created(),
                    server.updated(),
                    server.version() + 1);
            servers.put(stored.id(), stored);
            return stored;
        }

        @Override
        public void delete(ServerId id) {
            servers.remove(id);
            reachability.remove(id);
            new AppStore().on(id).forEach(app -> forget(app.id()));
        }

        @Override
        public Optional<Reachability> reachability(ServerId id) {
            return Optional.ofNullable(reachability.get(id));
        }

        @Override
        public void save(Reachability seen) {
            if (servers.containsKey(seen.server())) reachability.put(seen.server(), seen);
        }
    }

    private final class AppStore implements Apps {
        @Override
        public Optional<App> find(AppId id) {
            return Optional.ofNullable(apps.get(id));
        }

        @Override
        public List<App> on(ServerId server) {
            return all().stream().filter(app -> app.server().equals(server)).toList();
        }

        @Override
        public List<App> all() {
            return apps.values().stream()
                    .sorted(Comparator.comparing(App::created))
                    .toList();
        }

        @Override
        public App save(App app) {
            App present = apps.get(app.id());
            if (isStale(present == null ? 0 : present.version(), app.version())
                    || on(app.server()).stream().anyMatch(other -> takesFrom(app, other)))
                throw new ConcurrentChange("app", null);
            App stored = new App(
                    app.id(),
                    app.server(),
                    app.name(),
                    app.domain(),
                    app.remotePath(),
                    app.serviceName(),
                    app.port(),
                    app.currentVersion(),
                    app.status(),
                    app.created(),
                    app.updated(),
                    app.version() + 1);
            apps.put(stored.id(), stored);
            return stored;
        }

        @Override
        public void delete(AppId id) {
            forget(id);
        }
    }

    private static boolean takesFrom(App app, App other) {
        return !other.id().equals(app.id())
                && (other.name().equals(app.name())
                        || other.serviceName().equals(app.serviceName())
                        || other.remotePath().equals(app.remotePath()));
    }

    private static boolean isStale(long present, long given) {
        return present != given;
    }

    private final class VersionStore implements Versions {
        @Override
        public Optional<Version> find(VersionId id) {
            return Optional.ofNullable(versions.get(id));
        }

        @Override
        public Optional<Version> find(AppId app, String number) {
            return of(app).stream()
                    .filter(version -> version.number().equals(number))
                    .findFirst();
        }

        @Override
        public List<Version> of(AppId app) {
            return versions.values().stream()
                    .filter(version -> version.app().equals(app))
                    .sorted(Comparator.comparing(Version::created).reversed())
                    .toList();
        }

        @Override
        public void save(Version version) {
            if (find(version.app(), version.number())
                    .filter(other -> !other.id().equals(version.id()))
                    .isPresent()) throw new ConcurrentChange("version", null);
            versions.put(version.id(), version);
        }

        @Override
        public void delete(VersionId id) {
            versions.remove(id);
            archives.remove(id);
        }
    }

    private final class ArchiveStore implements Archives {
        @Override
        public void store(VersionId version, Path file) throws IOException {
            archives.put(version, Files.readAllBytes(file));
        }

        @Override
        public Optional<Long> read(VersionId version, Reader reader) throws IOException, InterruptedException {
            byte[] archive = archives.get(version);
            if (archive == null) return Optional.empty();
            reader.read(new ByteArrayInputStream(archive));
            return Optional.of((long) archive.length);
        }

        @Override
        public void delete(VersionId version) {
            archives.remove(version);
        }

        @Override
        public Usage usage() {
            return new Usage(
                    archives.values().stream()
                            .mapToLong(archive -> archive.length)
                            .sum(),
                    Long.MAX_VALUE);
        }
    }

    private final class DeploymentStore implements Deployments {
        @Override
        public Optional<Deployment> find(DeploymentId id) {
            return Optional.ofNullable(deployments.get(id));
        }

        @Override
        public void save(Deployment deployment) {
            deployments.put(deployment.id(), deployment);
        }

        @Override
        public List<Deployment> list(@Nullable AppId app, Deployment.@Nullable Status status, int limit) {
            return deployments.values().stream()
                    .filter(deployment -> app == null || deployment.app().equals(app))
                    .filter(deployment -> status == null || deployment.status() == status)
                    .sorted(Comparator.comparing(Deployment::created).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public int count(@Nullable AppId app, Deployment.@Nullable Status status) {
            return list(app, status, Integer.MAX_VALUE).size();
        }
    }

    private final class RequestStore implements TaskRequests {
        @Override
        public void save(OperationId operation, TaskRequest request) {
            requests.put(operation, request);
        }

        @Override
        public Optional<TaskRequest> find(OperationId operation) {
            return Optional.ofNullable(requests.get(operation));
        }
    }
}
