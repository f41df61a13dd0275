package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries a change of firewall or sshd that no request could ask for, under the same guard as a lockdown. */
public final class ChangeOnTrial {
    private final Contact contact;
    private final Server server;
    private final int seconds;

    /** @param seconds after which the host takes it back */
    public ChangeOnTrial(Contact contact, Server server, int seconds) {
        this.contact = contact;
        this.server = server;
        this.seconds = seconds;
    }

    /** Makes it by shell text and asks for proof; how that failed, or empty when the change stays. */
    public Optional<String> attempt(String script) throws InterruptedException {
        try (Host host = contact.open(server, false, _ -> {})) {
            guarded().change(host, server, server.appUsername(), new Notes(), (on, _) -> on.must("change", script));
            return Optional.empty();
        } catch (StepFailed e) {
            return Optional.of(e.reason());
        } catch (RemoteFailure e) {
            return Optional.of(e.text());
        }
    }

    /** Makes it by shell text, and the process dies before it can ask for proof. */
    public void die(String script) throws InterruptedException, RemoteFailure, StepFailed {
        try (Host host = contact.open(server, false, _ -> {})) {
            guarded().change(host, server, server.appUsername(), new Notes(), (on, _) -> {
                try {
                    on.must("change", script);
                } catch (RemoteFailure e) {
                    // Cut off by the change itself.
                }
                throw new Death();
            });
        } catch (Death e) {
            contact.forget(server);
        }
    }

    private Guarded guarded() {
        Tempo tempo = new Tempo(Thread::sleep, Duration.ofMillis(200), 1, Duration.ZERO, seconds);
        return new Guarded(new DeadMan(seconds), new Proof(contact, tempo));
    }

    /** Ends the process, as far as a test can. */
    private static final class Death extends RuntimeException {
        Death() {
            super("killed", null, false, false);
        }
    }

    /** Remembers and is silent. */
    private static final class Notes implements StepContext {
        private final Map<String, String> memo = new HashMap<>();

        @Override
        public Operation operation() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void log(LogLevel level, String text) {}

        @Override
        public void say(String message) {}

        @Override
        public void remember(String key, String value) {
            memo.put(key, value);
        }

        @Override
        public Optional<String> recall(String key) {
            return Optional.ofNullable(memo.get(key));
        }

        @Override
        public void result(Map<String, ? extends @Nullable Object> result) {}
    }
}
