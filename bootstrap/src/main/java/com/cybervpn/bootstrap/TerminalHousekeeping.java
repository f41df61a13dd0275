package com.cybervpn.bootstrap;

import com.cybervpn.application.terminal.service.LiveSessions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tidies the shells of this instance up again and again. */
@Singleton
final class TerminalHousekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalHousekeeping.class);
    private static final long PAUSE_SECONDS = 20;

    private final LiveSessions sessions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("terminal-tidy").daemon().factory());

    TerminalHousekeeping(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @PostConstruct
    void start() {
        timer.scheduleWithFixedDelay(this::tidy, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private void tidy() {
        try {
            sessions.tidy();
        } catch (RuntimeException e) {
            LOG.warn("could not tidy up the shells; next time", e);
        }
    }
}
