package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.Server;

/** Shows, on a connection made for it, that somebody can still sign in and act as root (D-SET-9, D-SEC-2). */
final class Proof {
    private static final int TRIES = 4;

    private final Contact contact;
    private final Tempo tempo;

    Proof(Contact contact, Tempo tempo) {
        this.contact = contact;
        this.tempo = tempo;
    }

    void of(Server server, String user) throws StepFailed, InterruptedException {
        for (int left = TRIES; ; left--) {
            try (Host host = contact.openFresh(server, user)) {
                ShellCommand version = ShellCommand.of("systemctl", "--version");
                if (!host.asLogin(user.equals("root") ? version : version.bySudo())
                        .ok()) {
                    throw new StepFailed(user + " signs in but has no sudo without a password");
                }
                return;
            } catch (RemoteFailure e) {
                // sshd may be starting anew at this moment.
                if (left <= 1) throw new StepFailed(user + " cannot sign in: " + e.text(), e);
                tempo.waitAMoment();
            }
        }
    }
}
