package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.time.Duration;
import java.util.Optional;

/** Asks a host something while the caller waits; one try, and whoever does not answer is unreachable (D-GEN-4). */
public final class HostReading {
    private final Servers servers;
    private final Contact contact;

    public HostReading(Servers servers, Contact contact) {
        this.servers = servers;
        this.contact = contact;
    }

    <T> Answer<T> of(Caller caller, ServerId id, Question<T> question) {
        Entry.require(caller);
        Optional<Server> server = servers.find(id);
        if (server.isEmpty()) return new Answer.Missing<>("server");
        try (Host host = contact.open(server.get(), false, _ -> {})) {
            return question.ask(host, server.get());
        } catch (RemoteFailure e) {
            return new Answer.Unreachable<>(e.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplicationFailure.Unavailable("the deployer", Duration.ofSeconds(5), e);
        }
    }

    /** What to ask. */
    @FunctionalInterface
    interface Question<T> {
        Answer<T> ask(Host host, Server server) throws RemoteFailure, InterruptedException;
    }
}
