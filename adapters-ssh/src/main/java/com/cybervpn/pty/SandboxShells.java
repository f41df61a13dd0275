package com.cybervpn.pty;

import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.ShellFault;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users' shells on this machine, where it is set to run them and bubblewrap works here (T-CMD-2, T-WS-9). */
@Singleton
final class SandboxShells implements LocalShells {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxShells.class);
    private static final int WATCH_SECONDS = 1;
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final boolean enabled;
    private final Sandbox sandbox;
    private final Starter starter = new Starter();
    private final Set<SandboxShell> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sandbox-watch").daemon().factory());
    private @Nullable Boolean works;

    @Inject
    SandboxShells(
            SandboxConfig config,
            @Value("${data.dir:data}") String dataDirectory,
            @Value("${environment:development}") String environment) {
        enabled = config.enabled().orElse(!environment.equals("production"));
        Path root = config.directory().map(Path::of).orElse(Path.of(dataDirectory, "sandboxes"));
        sandbox = new Sandbox(config, root.toAbsolutePath());
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
        starter.close();
    }

    /** Tries it out at the first call. */
    @Override
    public synchronized boolean areAvailable() {
        if (works == null) {
            works = enabled && tryOut();
            if (works) watch.scheduleWithFixedDelay(this::look, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
        }
        return works;
    }

    @Override
    public Shell open(AccountId owner) throws ShellFailure {
        if (!areAvailable()) throw new ShellFailure(ShellFault.NO_SHELL, "no shells on this machine", null);
        SandboxShell shell = new SandboxShell(sandbox, starter, owner);
        open.add(shell);
        shell.onEnd(() -> open.remove(shell));
        return shell;
    }

    /** Nothing but a look now and then keeps a home from growing. */
    private void look() {
        try {
            Map<AccountId, List<SandboxShell>> shells =
                    open.stream().collect(Collectors.groupingBy(SandboxShell::owner));
            for (Map.Entry<AccountId, List<SandboxShell>> user : shells.entrySet()) {
                if (user.getValue().stream().noneMatch(SandboxShell::isBusy)) continue;
                long held = sandbox.homeSize(user.getKey());
                user.getValue().forEach(shell -> shell.homeHolds(held));
            }
            sandbox.inUseBy(shells.keySet());
        } catch (IOException | RuntimeException e) {
            LOG.error("the homes of sandboxes are not watched at the moment", e);
        }
    }

    private boolean tryOut() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    sandbox.around(NOBODY, false, List.of("true")).line());
            Process process = starter.start(
                    () -> SandboxShell.bare(builder).redirectErrorStream(true).start());
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(2_000));
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) return true;
            process.destroyForcibly();
            LOG.warn("No shells on this machine: bubblewrap does not work here: {}", said.strip());
        } catch (IOException e) {
            LOG.warn("No shells on this machine: bubblewrap is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
