package com.cybervpn.remnawave.sandbox;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A panel to work with where there is none. It listens on loopback: one port for the API, which wants the panel's proxy
 * headers, and one for the users' client programs, which stands for the reverse proxy in front of a real panel.
 */
public final class PanelSandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PanelSandbox.class);
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final String PLATFORM = "platform";

    /**
     * How a sandbox is to be.
     *
     * @param file where its state is kept; null keeps it in memory
     * @param seeded whether a new one starts with a profile, a squad, nodes and hosts, so that a new user has a working
     *     subscription at once; a real new panel has only a stub of a profile
     * @param nodesConnect whether nodes look connected as soon as they are made
     * @param subscriptionPort for the users' client programs; 0 for any free port, as when it is taken
     * @param subscriptionBase what subscription links start with; null for the port above
     * @param webhookUrl who is told what happens; null for nobody
     */
    public record Options(
            @Nullable Path file,
            boolean seeded,
            boolean nodesConnect,
            int subscriptionPort,
            @Nullable String subscriptionBase,
            @Nullable URI webhookUrl,
            Secret webhookSecret) {

        /** In memory, seeded, any port, no webhooks. */
        public static Options inMemory() {
            return new Options(null, true, true, 0, null, null, Secret.of(""));
        }

        public Options keptIn(Path newFile) {
            return new Options(
                    newFile, seeded, nodesConnect, subscriptionPort, subscriptionBase, webhookUrl, webhookSecret);
        }

        public Options withWebhooks(URI url, Secret secret) {
            return new Options(file, seeded, nodesConnect, subscriptionPort, subscriptionBase, url, secret);
        }
    }

    private final PanelState state;
    private final PanelContext panel;
    private final Router router = new Router();
    private final Gate gate;
    private final Users users;
    private final LoopbackServer server;
    private volatile Duration latency = Duration.ZERO;
    private final Secret webhookSecret;
    private final @Nullable StateFile file;
    private final @Nullable Webhooks webhooks;
    private final int apiPort;
    private final int publicPort;
    private final AtomicReference<Secret> token = new AtomicReference<>(Secret.of(""));

    private PanelSandbox(Options options, PeerClients clients, InstantSource clock) {
        var isNew = new AtomicBoolean(options.file() == null);
        server = LoopbackServer.create("sandbox-panel", this::handle);
        file = options.file() == null ? null : StateFile.open(options.file(), server::execute, () -> isNew.set(true));
        state = file == null ? new PanelState() : file.state();
        webhookSecret = options.webhookSecret();
        webhooks = webhooks(options, clients);
        panel = new PanelContext(
                state,
                clock,
                () -> subscriptionBase(options),
                options.nodesConnect(),
                webhooks == null ? _ -> {} : webhooks);
        users = new Users(panel);
        gate = new Gate(panel, router);
        var parts = new Parts(panel, users);
        server.run(() -> {
            gate.routes();
            parts.routes(router);
            if (isNew.get()) plant(parts, options.seeded());
            token.set(Secret.of(gate.tokenFor(PLATFORM)));
            if (file != null) file.flush();
        });
        publicPort = listenForClients(server, options.subscriptionPort());
        apiPort = server.listen(0);
        server.every(TICK, this::tickOnServerThread);
    }

    /** Starts a sandbox; it is ready on return. */
    public static PanelSandbox start(Options options, PeerClients clients, InstantSource clock) {
        var sandbox = new PanelSandbox(options, clients, clock);
        LOG.info("sandbox panel at {}", sandbox.url());
        return sandbox;
    }

    /** Where its API is. */
    public URI url() {
        return LoopbackServer.uriOf(apiPort);
    }

    /** Where subscriptions are fetched. */
    public URI subscriptionUrl() {
        return LoopbackServer.uriOf(publicPort);
    }

    /** An API token with every scope, new at each start. */
    public Secret token() {
        return token.get();
    }

    /** The key of its webhooks. */
    public Secret webhookSecret() {
        return webhookSecret;
    }

    /** Answers so much later from now on: a real panel asks its database, and is some way off. */
    public void takeTime(Duration newLatency) {
        latency = newLatency;
    }

    /** Does now what the panel's jobs do every half minute: expires and limits users whose time or traffic is over. */
    public void runJobs() {
        server.run(this::tickOnServerThread);
    }

    /** Counts traffic as if the user had made it, through the first node. */
    public void useTraffic(long userId, long bytes) {
        server.run(() -> {
            users.useTraffic(
                    users.existing(userId),
                    state.nodes.all().stream().findFirst().orElse(null),
                    bytes);
            if (file != null) file.keep(() -> {});
        });
    }

    /** Sets a user's traffic as an operator would in the database: without a node, a connection or a statistic. */
    void useTrafficSilently(long userId, long bytes) {
        server.run(() -> users.existing(userId).set("usedTrafficBytes", bytes).set("lifetimeUsedTrafficBytes", bytes));
    }

    @Override
    public void close() {
        if (file != null) server.run(file::flush);
        server.close();
        if (file != null) file.close();
        if (webhooks != null) webhooks.close();
    }

    private void tickOnServerThread() {
        long before = state.version();
        users.tick();
        if (file != null && state.version() != before) file.keep(() -> {});
    }

    private void handle(Request request, Consumer<Answer> reply) {
        Duration pause = latency;
        answer(request, pause.isZero() ? reply : answer -> server.after(pause, () -> reply.accept(answer)));
    }

    private void answer(Request request, Consumer<Answer> reply) {
        Request inside = request.port() == publicPort ? fromClient(request) : request;
        if (!Gate.cameThroughProxy(inside)) {
            reply.accept(Answer.CUT);
            return;
        }
        long before = state.version();
        Answer answer = answer(inside);
        if (file == null || state.version() == before) reply.accept(answer);
        else file.keep(() -> reply.accept(answer));
    }

    private Answer answer(Request request) {
        try {
            if (request.method().equals("OPTIONS")) return Answer.empty(204);
            Router.Match match = router.find(request.method(), request.path())
                    .filter(it -> request.port() != publicPort || it.route().access() == Router.Access.ANYBODY)
                    .orElseThrow(() -> PanelError.framework(404, "Cannot " + request.method() + " " + request.path()));
            gate.admit(match.route(), request);
            return match.route().action().run(new Call(request, match.values()));
        } catch (PanelError e) {
            return e.answer(request.path(), panel.timestamp());
        }
    }

    /** What the reverse proxy would make of a client program's request: only subscriptions get through. */
    private static Request fromClient(Request request) {
        var headers = new TreeMap<>(request.headers());
        headers.put("x-forwarded-for", "127.0.0.1");
        headers.put("x-forwarded-proto", "https");
        headers.remove("authorization");
        String path = request.path().startsWith("/api/sub/") ? request.path() : "/";
        return new Request(request.method(), path, request.query(), headers, request.body(), request.port());
    }

    private String subscriptionBase(Options options) {
        String given = options.subscriptionBase();
        return given == null ? subscriptionUrl() + "/api/sub" : given;
    }

    private static int listenForClients(LoopbackServer server, int port) {
        try {
            return server.listen(port);
        } catch (IllegalStateException e) {
            LOG.warn("port {} is taken: the sandbox panel's subscriptions are served on another one", port);
            return server.listen(0);
        }
    }

    private static @Nullable Webhooks webhooks(Options options, PeerClients clients) {
        URI url = options.webhookUrl();
        if (url == null) return null;
        Peer receiver = Peer.of("sandbox-panel-webhook", url.resolve("/"))
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20))
                .withBreaker(Integer.MAX_VALUE, Duration.ZERO);
        return new Webhooks(clients.to(receiver), url.getPath(), options.webhookSecret(), Duration.ofSeconds(5));
    }

    private void plant(Parts parts, boolean seeded) {
        state.single("panel").set("initDate", panel.timestamp());
        parts.templates().plantDefaults();
        parts.subscriptions().plantSettings();
        if (seeded) Seed.plant(parts);
        else Seed.plantStub(parts);
        state.changed();
    }

    /** The panel's resources, wired to each other. */
    record Parts(
            Users users,
            Profiles profiles,
            Squads squads,
            Nodes nodes,
            Hosts hosts,
            Templates templates,
            Subscriptions subscriptions,
            Devices devices,
            SystemRoutes system,
            InfraBilling billing) {
        Parts(PanelContext panel, Users users) {
            this(panel, users, new Profiles(panel), new Devices(panel, users));
        }

        private Parts(PanelContext panel, Users users, Profiles profiles, Devices devices) {
            this(
                    users,
                    profiles,
                    new Squads(panel, profiles),
                    new Nodes(panel, profiles),
                    new Hosts(panel, profiles),
                    new Templates(panel),
                    new Subscriptions(panel, users, profiles, devices),
                    devices,
                    new SystemRoutes(panel, users),
                    new InfraBilling(panel));
        }

        void routes(Router router) {
            users.routes(router);
            profiles.routes(router);
            squads.routes(router);
            nodes.routes(router);
            hosts.routes(router);
            templates.routes(router);
            subscriptions.routes(router);
            devices.routes(router);
            system.routes(router);
            billing.routes(router);
        }
    }
}
