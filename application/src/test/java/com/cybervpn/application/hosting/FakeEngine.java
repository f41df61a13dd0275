package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.RunningContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine in memory that does what a test tells it to. */
public final class FakeEngine implements ContainerEngine {
    /** A container as the engine has it. */
    public static final class Box {
        private final ContainerPlan plan;
        private final String id;
        private volatile boolean up = true;
        private volatile int exitStatus;
        private volatile @Nullable String host;

        private Box(ContainerPlan plan, String id, String host) {
            this.plan = plan;
            this.id = id;
            this.host = host;
        }

        public ContainerPlan plan() {
            return plan;
        }

        public String id() {
            return id;
        }

        /** Lets it end by itself. */
        public void die(int status) {
            up = false;
            exitStatus = status;
        }

        /** Gives it another address, as a restart does. */
        public void moveTo(String newHost) {
            host = newHost;
        }
    }

    private record Image(AppId app, DeploymentId deployment, String content) {}

    private final Map<String, Box> boxes = new ConcurrentHashMap<>();
    private final Map<String, Image> images = new ConcurrentHashMap<>();
    private final Map<String, OwnedNetwork> networks = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean reachable = true;
    private volatile @Nullable String buildFailure;
    private volatile Readiness readiness = new Readiness.Ready();
    private volatile ImageFacts facts = new ImageFacts(Set.of(), Optional.empty());
    private volatile OptionalDouble diskUsed = OptionalDouble.empty();
    private volatile @Nullable CountDownLatch holdBuilds;
    private final CountDownLatch buildEntered = new CountDownLatch(1);
    private volatile List<String> output = List.of();
    private volatile Runnable onBuilt = () -> {};
    private int started;

    public void goAway() {
        reachable = false;
    }

    public void comeBack() {
        reachable = true;
    }

    /** Lets every build end with this reason; null lets them succeed again. */
    public void failBuilds(@Nullable String reason) {
        buildFailure = reason;
    }

    public void answerReadiness(Readiness given) {
        readiness = given;
    }

    public void imagesSay(ImageFacts given) {
        facts = given;
    }

    public void diskIs(double used) {
        diskUsed = OptionalDouble.of(used);
    }

    public void print(String... lines) {
        output = List.of(lines);
    }

    /** Does something right after an image was built, as a racing user would. */
    public void afterBuild(Runnable action) {
        onBuilt = action;
    }

    /** Keeps builds waiting until they are interrupted or the latch opens. */
    public void holdBuilds(CountDownLatch until) {
        holdBuilds = until;
    }

    /** Opens when a build that is held has begun. */
    public CountDownLatch buildEntered() {
        return buildEntered;
    }

    /** What was done, in order. */
    public List<String> calls() {
        return calls;
    }

    public List<Box> boxes() {
        return boxes.values().stream().toList();
    }

    public Box box(DeploymentId deployment) {
        return boxes.values().stream()
                .filter(box -> box.plan.deployment().id().equals(deployment))
                .findFirst()
                .orElseThrow();
    }

    public Set<String> imageNames() {
        return images.keySet();
    }

    /** The content of an image: the archive it was built from. */
    public String imageContent(String name) {
        return Optional.ofNullable(images.get(name)).orElseThrow().content;
    }

    /** Whether nothing is left of anything. */
    public boolean isEmpty() {
        return boxes.isEmpty() && images.isEmpty() && networks.isEmpty();
    }

    @Override
    public void ping() {
        if (!reachable) {
            throw new Unreachable(
                    "No container engine answers at unix:///fake.sock: set CONTAINER_HOST",
                    new IOException("connection refused"));
        }
    }

    @Override
    public OptionalDouble diskUsed() {
        ping();
        return diskUsed;
    }

    @Override
    public boolean hasImage(String image) {
        ping();
        return images.containsKey(image);
    }

    @Override
    public void build(ImageBuild build, Consumer<String> log) throws Refused, InterruptedException {
        ping();
        calls.add("build " + build.image());
        log.accept("STEP 1: FROM scratch");
        CountDownLatch hold = holdBuilds;
        if (hold != null) {
            buildEntered.countDown();
            boolean opened = hold.await(build.limit().toNanos(), TimeUnit.NANOSECONDS);
            if (!opened)
                throw new Refused("The build took longer than " + build.limit().toSeconds() + " s");
        }
        if (buildFailure != null) throw new Refused(String.valueOf(buildFailure));
        try {
            String content = new String(build.context().readAllBytes(), StandardCharsets.UTF_8);
            images.put(build.image(), new Image(build.app(), build.deployment(), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        onBuilt.run();
    }

    @Override
    public ImageFacts facts(String image) throws Refused {
        ping();
        if (!images.containsKey(image)) throw new Refused("no image " + image);
        return facts;
    }

    @Override
    public synchronized RunningContainer start(ContainerPlan plan) throws Refused {
        ping();
        if (!images.containsKey(plan.image())) throw new Refused("no image " + plan.image());
        calls.add("start " + plan.deployment().containerName());
        String network = plan.deployment().containerName();
        networks.put(
                network,
                new OwnedNetwork(
                        network, plan.deployment().app(), plan.deployment().id()));
        String host = "10.0.0." + ++started;
        Box box = new Box(plan, "box" + started, host);
        boxes.put(plan.deployment().containerName(), box);
        return new RunningContainer(box.id, new Endpoint(host, plan.port()));
    }

    @Override
    public Readiness awaitReady(RunningContainer container, Patience patience) {
        ping();
        return readiness;
    }

    @Override
    public Optional<Sighting> look(String containerId) {
        ping();
        return find(containerId).map(box -> new Sighting(box.up, box.exitStatus, box.up ? box.host : null));
    }

    @Override
    public void remove(String containerId, Duration grace) {
        ping();
        List<String> names = new ArrayList<>();
        boxes.forEach((name, box) -> {
            if (box.id.equals(containerId) || name.equals(containerId)) names.add(name);
        });
        names.forEach(name -> {
            boxes.remove(name);
            calls.add("remove " + name);
        });
    }

    @Override
    public void removeImage(String image) {
        ping();
        if (images.remove(image) != null) calls.add("remove image " + image);
    }

    @Override
    public void removeNetwork(String network) {
        ping();
        if (!boxes.containsKey(network)) networks.remove(network);
    }

    @Override
    public List<String> logTail(String containerId, int lines) {
        ping();
        return output.subList(Math.max(0, output.size() - lines), output.size());
    }

    @Override
    public Optional<Usage> usage(String containerId) {
        ping();
        return find(containerId).map(_ -> new Usage(64, 512, 1));
    }

    @Override
    public List<OwnedContainer> containers() {
        ping();
        return boxes.values().stream()
                .map(box -> new OwnedContainer(
                        box.id,
                        box.plan.deployment().app(),
                        box.plan.deployment().id(),
                        box.up))
                .toList();
    }

    @Override
    public List<OwnedImage> images() {
        ping();
        return images.entrySet().stream()
                .map(entry -> new OwnedImage(entry.getKey(), entry.getValue().app))
                .toList();
    }

    @Override
    public List<OwnedNetwork> networks() {
        ping();
        return networks.values().stream().toList();
    }

    private Optional<Box> find(String containerId) {
        return boxes.values().stream().filter(box -> box.id.equals(containerId)).findFirst();
    }
}
