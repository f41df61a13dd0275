package com.cybervpn.container;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.ListeningPort;
import com.cybervpn.domain.hosting.RunningContainer;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Docker or Podman. */
@Singleton
final class DockerEngine implements ContainerEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);
    /** Between two looks at a container that starts: short at first, since most are up at once. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final int MB = 1024 * 1024;
    private static final int LOG_SECONDS = 5;
    private static final int ATTEMPTS = 5;
    private static final Pattern MESSAGE = Pattern.compile("\"(?:message|cause)\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\])*)\"");

    private final EngineClients clients;
    private final ContainerConfig config;
    private final EngineLabels labels;
    private final ContainerForm form;
    private final HttpProbe probe = new HttpProbe();

    DockerEngine(EngineClients clients, ContainerConfig config) {
        this.clients = clients;
        this.config = config;
        this.labels = new EngineLabels(config.installation());
        this.form = new ContainerForm(config, labels);
    }

    @PreDestroy
    void close() {
        probe.close();
    }

    @Override
    public void ping() {
        clients.ask(docker -> docker.pingCmd().exec());
    }

    @Override
    public OptionalDouble diskUsed() {
        String root = clients.ask(docker -> docker.infoCmd().exec()).getDockerRootDir();
        if (root == null || root.isEmpty()) return OptionalDouble.empty();
        File directory = new File(root);
        long total = directory.getTotalSpace(); // 0 when the engine is on another machine
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (double) directory.getUsableSpace() / total);
    }

    @Override
    public boolean hasImage(String image) {
        return unlessGone(() ->
                        clients.ask(docker -> docker.inspectImageCmd(image).exec()))
                .isPresent();
    }

    @Override
    public void build(ImageBuild build, Consumer<String> log) throws Refused, InterruptedException {
        boolean built = false;
        try {
            run(build, log);
            built = true;
        } finally {
            if (!built) removeUnfinished(build);
        }
    }

    private void run(ImageBuild build, Consumer<String> log) throws Refused, InterruptedException {
        BuildOutput output = new BuildOutput(log);
        try (output) {
            clients.begin(docker -> docker.buildImageCmd()
                    .withTarInputStream(build.context())
                    .withTags(Set.of(build.image()))
                    .withLabels(labels.of(build.app(), build.deployment(), build.image()))
                    .withMemory(config.buildMemoryMb() * MB)
                    .withMemswap(config.buildMemoryMb() * MB)
                    .withRemove(true)
                    .withForcerm(true)
                    .exec(output));
            // Leaving here closes the connection, and so ends the build.
            if (!output.awaitCompletion(build.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused("The build took longer than " + build.limit().toSeconds() + " s");
            }
        } catch (DockerException e) {
            throw new Refused("The build failed: " + reason(e));
        } catch (IOException e) {
            throw new Refused("The build's connection could not be closed");
        } catch (RuntimeException e) {
            throw clients.meaning(e);
        }
        Optional<String> error = output.error();
        // Podman may stumble over its own tidying up when the image is there already.
        if (error.isPresent() && !hasImage(build.image())) throw new Refused("The build failed: " + error.get());
        if (!hasImage(build.image())) throw new Refused("The build ended without an image");
    }

    /** What an engine keeps of a build that did not get to its end. */
    private void removeUnfinished(ImageBuild build) {
        listed(labels.of(build.app(), build.deployment()), true).forEach(image -> removeImage(image.getId()));
    }

    @Override
    public ImageFacts facts(String image) throws Refused {
        var inspected = unlessGone(() ->
                        clients.ask(docker -> docker.inspectImageCmd(image).exec()))
                .orElseThrow(() -> new Refused("The image is gone"));
        var imageConfig = inspected.getConfig();
        if (imageConfig == null) return new ImageFacts(Set.of(), Optional.empty());
        Set<Integer> ports = stream(imageConfig.getExposedPorts())
                .filter(port -> port.getProtocol() == InternetProtocol.TCP)
                .map(ExposedPort::getPort)
                .collect(Collectors.toSet());
        Optional<String> port = stream(imageConfig.getEnv())
                .filter(line -> line.startsWith("PORT="))
                .map(line -> line.substring("PORT=".length()))
                .filter(text -> ListeningPort.parse(text).isPresent())
                .findFirst();
        return new ImageFacts(ports, port);
    }

    @Override
    public RunningContainer start(ContainerPlan plan) throws Refused {
        String name = plan.deployment().containerName();
        remove(name, Duration.ZERO); // what an earlier run of the same deployment left
        try {
            ensureNetwork(plan.deployment());
            String id = clients.ask(docker -> form.fill(docker.createContainerCmd(plan.image()), plan)
                            .exec())
                    .getId();
            clients.ask(docker -> docker.startContainerCmd(id).exec());
            String host = address(inspect(id).orElseThrow(() -> new Refused("The container ended at once")))
                    .orElse("0.0.0.0"); // has ended already: it will not get ready
            return new RunningContainer(id, endpoint(id, host, plan.port()));
        } catch (DockerException e) {
            throw new Refused("The container could not be started: " + reason(e));
        }
    }

    @Override
    public Readiness awaitReady(RunningContainer container, Patience patience) throws InterruptedException {
        long begin = System.nanoTime();
        boolean answered = false;
        Duration pause = FIRST_PAUSE;
        while (true) {
            InspectContainerResponse seen = inspect(container.id()).orElse(null);
            if (seen == null) return new Readiness.Exited(-1);
            if (!isUp(seen) || restarts(seen) > 0) return new Readiness.Exited(exitStatus(seen));
            answered = answered || probe.answers(container.endpoint());
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (answered && waited.compareTo(patience.settle()) >= 0) return new Readiness.Ready();
            if (waited.compareTo(patience.limit()) >= 0) return new Readiness.Silent();
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    @Override
    public Optional<Sighting> look(String containerId) {
        return inspect(containerId)
                .map(seen ->
                        new Sighting(isUp(seen), exitStatus(seen), address(seen).orElse(null)));
    }

    @Override
    public void remove(String containerId, Duration grace) {
        unlessGone(() -> {
            if (grace.isZero()) kill(containerId);
            else stop(containerId, grace);
            return repeated(() -> clients.ask(docker -> docker.removeContainerCmd(containerId)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec()));
        });
    }

    @Override
    public void removeImage(String image) {
        unlessGone(() -> repeated(() -> clients.ask(
                docker -> docker.removeImageCmd(image).withForce(true).exec())));
    }

    @Override
    public void removeNetwork(String network) {
        try {
            unlessGone(
                    () -> clients.ask(docker -> docker.removeNetworkCmd(network).exec()));
        } catch (DockerException e) {
            // In use again: a build that was under way came this far. Whoever takes its container away comes back here.
            LOG.info("network {} stays for now: {}", network, reason(e));
        }
    }

    @Override
    public List<String> logTail(String containerId, int lines) {
        OutputTail tail = new OutputTail();
        try (tail) {
            clients.ask(docker -> docker.logContainerCmd(containerId)
                            .withStdOut(true)
                            .withStdErr(true)
                            .withTail(lines)
                            .exec(tail))
                    .awaitCompletion(LOG_SECONDS, TimeUnit.SECONDS);
        } catch (NotFoundException | ConflictException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // What came in before is good all the same.
        } catch (RuntimeException e) {
            throw clients.meaning(e);
        }
        return tail.last(lines);
    }

    @Override
    public Optional<Usage> usage(String containerId) {
        Optional<InspectContainerResponse> seen = unlessGone(() -> clients.ask(
                docker -> docker.inspectContainerCmd(containerId).withSize(true).exec()));
        if (seen.isEmpty() || !isUp(seen.get())) return Optional.empty();
        double disk = Objects.requireNonNullElse(seen.get().getSizeRw(), 0L).doubleValue() / MB;
        return memoryMb(containerId).map(memory -> new Usage(memory, disk, restarts(seen.get())));
    }

    @Override
    public List<OwnedContainer> containers() {
        List<Container> found = clients.ask(docker -> docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels.own())
                .exec());
        return found.stream().flatMap(container -> owned(container).stream()).toList();
    }

    @Override
    public List<OwnedImage> images() {
        List<Image> found = listed(labels.own(), false);
        return found.stream().flatMap(image -> owned(image).stream()).toList();
    }

    @Override
    public List<OwnedNetwork> networks() {
        return clients.ask(docker -> docker.listNetworksCmd().exec()).stream()
                .filter(network -> labels.isOwn(network.getLabels()))
                .flatMap(network -> owned(network).stream())
                .toList();
    }

    private List<Image> listed(Map<String, String> labelled, boolean intermediate) {
        return repeated(() -> clients.ask(docker -> docker.listImagesCmd()
                .withLabelFilter(labelled)
                .withShowAll(intermediate)
                .exec()));
    }

    /** Podman stumbles over what ends or goes at the very moment it is asked about; asked again, it knows. */
    private static <T extends @Nullable Object> T repeated(Asked<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.answer();
            } catch (InternalServerErrorException e) {
                if (attempt == ATTEMPTS) throw e;
            }
        }
    }

    private void ensureNetwork(Deployment deployment) {
        String name = form.networkOf(deployment);
        boolean there = clients
                .ask(docker -> docker.listNetworksCmd().withNameFilter(name).exec())
                .stream()
                .anyMatch(network -> name.equals(network.getName()));
        if (there) return;
        try {
            clients.ask(
                    docker -> form.fill(docker.createNetworkCmd(), deployment).exec());
        } catch (ConflictException e) {
            // made by someone else this very moment
        }
    }

    /** Podman lets a removal wait for the process to end by itself, for ten seconds. */
    private void kill(String containerId) {
        try {
            clients.ask(docker -> docker.killContainerCmd(containerId).exec());
        } catch (DockerException e) {
            // had ended before, or is gone: the removal tells
        }
    }

    private void stop(String containerId, Duration grace) {
        try {
            clients.begin(docker -> docker.stopContainerCmd(containerId)
                    .withTimeout((int) grace.toSeconds())
                    .exec());
        } catch (NotModifiedException e) {
            // had ended before
        }
    }

    private Optional<InspectContainerResponse> inspect(String containerId) {
        return unlessGone(() ->
                clients.ask(docker -> docker.inspectContainerCmd(containerId).exec()));
    }

    private Endpoint endpoint(String id, String host, int port) throws Refused {
        if (config.reach() == ContainerConfig.Reach.ADDRESS) return new Endpoint(host, port);
        var bindings = inspect(id)
                .orElseThrow(() -> new Refused("The container ended at once"))
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port));
        if (bindings == null || bindings.length == 0) throw new Refused("The engine published no port");
        return new Endpoint(ContainerForm.LOOPBACK, Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    private Optional<String> address(InspectContainerResponse seen) {
        if (config.reach() == ContainerConfig.Reach.PUBLISHED_PORT) return Optional.of(ContainerForm.LOOPBACK);
        var settings = seen.getNetworkSettings();
        if (settings == null) return Optional.empty();
        return settings.getNetworks().values().stream()
                .map(network -> network.getIpAddress())
                .filter(ip -> ip != null && !ip.isEmpty())
                .findFirst();
    }

    private Optional<Double> memoryMb(String containerId) {
        try (AsyncResultCallback<Statistics> callback = new AsyncResultCallback<>()) {
            clients.ask(
                    docker -> docker.statsCmd(containerId).withNoStream(true).exec(callback));
            var memory = callback.awaitResult().getMemoryStats();
            if (memory == null || memory.getUsage() == null) return Optional.empty();
            var details = memory.getStats();
            // As "docker stats" counts: what the kernel can take back any time is not in use.
            long cache = details == null || details.getInactiveFile() == null ? 0 : details.getInactiveFile();
            return Optional.of((double) Math.max(0, memory.getUsage() - cache) / MB);
        } catch (DockerException | IOException e) {
            return Optional.empty(); // ended meanwhile
        } catch (RuntimeException e) {
            throw clients.meaning(e);
        }
    }

    private static Optional<OwnedContainer> owned(Container container) {
        return EngineLabels.app(container.getLabels())
                .flatMap(app -> EngineLabels.deployment(container.getLabels())
                        .map(deployment -> new OwnedContainer(
                                container.getId(), app, deployment, "running".equals(container.getState()))));
    }

    private static Optional<OwnedNetwork> owned(Network network) {
        return EngineLabels.app(network.getLabels())
                .flatMap(app -> EngineLabels.deployment(network.getLabels())
                        .map(deployment -> new OwnedNetwork(network.getName(), app, deployment)));
    }

    private static Optional<OwnedImage> owned(Image image) {
        return EngineLabels.app(image.getLabels()).map(app -> {
            boolean named = stream(image.getRepoTags()).anyMatch(tag -> !tag.startsWith("<none>"));
            Optional<String> name = EngineLabels.image(image.getLabels()).filter(_ -> named);
            return new OwnedImage(name.orElse(image.getId()), app);
        });
    }

    private static boolean isUp(InspectContainerResponse seen) {
        var state = seen.getState();
        return Boolean.TRUE.equals(state.getRunning()) || Boolean.TRUE.equals(state.getRestarting());
    }

    private static int exitStatus(InspectContainerResponse seen) {
        Long status = seen.getState().getExitCodeLong();
        return status == null ? 0 : status.intValue();
    }

    private static int restarts(InspectContainerResponse seen) {
        return Objects.requireNonNullElse(seen.getRestartCount(), 0);
    }

    private static <T> Stream<T> stream(T @Nullable [] values) {
        return values == null ? Stream.empty() : Arrays.stream(values);
    }

    /** Empty when the thing is not there, or is being removed by someone else. */
    private static <T extends @Nullable Object> Optional<T> unlessGone(Asked<T> question) {
        try {
            return Optional.ofNullable(question.answer());
        } catch (NotFoundException | ConflictException e) {
            return Optional.empty();
        }
    }

    /** The engine's own words, without the form it puts them in. */
    static String reason(DockerException failure) {
        String text = String.valueOf(failure.getMessage());
        Set<String> messages = new HashSet<>();
        Matcher matcher = MESSAGE.matcher(text);
        while (matcher.find()) messages.add(matcher.group(1));
        return messages.stream()
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(message -> message.replace("\\\"", "\"").replace("\\n", "\n"))
                .orElseGet(() -> text.replaceFirst("^Status \\d+: ", ""));
    }

    private interface Asked<T extends @Nullable Object> {
        T answer();
    }
}
