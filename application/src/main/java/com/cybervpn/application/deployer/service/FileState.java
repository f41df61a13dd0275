package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A configuration file of root's with exactly this content. */
final class FileState implements Desired {
    private final String path;
    private final String content;

    FileState(String path, String content) {
        this.path = path;
        this.content = content;
    }

    @Override
    public String name() {
        return "file " + path;
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        String found = host.read(path).orElse("");
        if (found.equals(content)) return List.of();
        Set<String> before = new LinkedHashSet<>(found.lines().toList());
        Set<String> after = new LinkedHashSet<>(content.lines().toList());
        List<String> diff = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> diff.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> diff.add("+ " + line));
        return diff.isEmpty() ? List.of("lines in another order") : diff;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.write(path, content, "644");
    }
}
