package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.ArrayList;
import java.util.List;

/** What a user may do as root without a password (D-SET-5, D-SET-10). */
final class SudoRights implements Desired {
    private final String user;
    private final String content;

    /** @param commands empty means all */
    SudoRights(String user, List<String> commands) {
        this.user = user;
        this.content = user + " ALL=(ALL" + (commands.isEmpty() ? ":ALL" : "") + ") NOPASSWD: "
                + (commands.isEmpty() ? "ALL" : String.join(", ", commands)) + "\n";
    }

    @Override
    public String name() {
        return "sudo rights of " + user;
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        if (!host.read(file()).orElse("").equals(content)) drift.add(file() + " is not as wanted");
        String mode = host.ask(ShellCommand.of("stat", "-c", "%a %U", "--", file()))
                .out()
                .strip();
        if (drift.isEmpty() && !mode.equals("440 root")) drift.add(file() + " is " + mode);
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        // sudo skips files with a dot in their name: this one takes effect only under its final name.
        String candidate = "/etc/sudoers.d/." + user + ".new";
        host.feed("write sudo rights", ShellCommand.of("install", "-m", "440", "-T", "/dev/stdin", candidate), content);
        Ran check = host.ask(ShellCommand.of("visudo", "-c", "-q", "-f", candidate));
        if (!check.ok()) {
            host.ask(ShellCommand.of("rm", "-f", "--", candidate));
            throw new StepFailed("the sudo rights do not pass visudo and were not installed: " + Host.lastWords(check));
        }
        host.must("install sudo rights", ShellCommand.of("mv", "-fT", "--", candidate, file()));
    }

    private String file() {
        return "/etc/sudoers.d/" + user;
    }
}
