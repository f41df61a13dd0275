package com.cybervpn.container;

import com.cybervpn.application.hosting.port.out.ContainerEngine.ContainerPlan;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.ResourceLimits;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How containers and networks of apps are made: within limits, without privileges, apart from each other (H-ENG-6..8, 12). */
record ContainerForm(ContainerConfig config, EngineLabels labels) {
    static final String LOOPBACK = "127.0.0.1";

    private static final long MB = 1024L * 1024;
    private static final double NANO = 1e9;
    private static final int RESTARTS = 5;
    private static final Map<String, String> LOG_ROTATION = Map.of("max-size", "10m", "max-file", "3");

    /**
     * Each container has a network of its own, also beside an older one of the same app: the address of a Linux bridge on
     * the link changes when a container leaves it, and what was connected to the others would wait for many seconds.
     */
    String networkOf(Deployment deployment) {
        return config.installation() + "-" + deployment.containerName();
    }

    CreateNetworkCmd fill(CreateNetworkCmd command, Deployment deployment) {
        return command.withName(networkOf(deployment))
                .withDriver("bridge")
                .withOptions(Map.of("isolate", "true")) // Podman's word for what Docker's bridges do anyway
                .withLabels(labels.of(deployment.app(), deployment.id()));
    }

    CreateContainerCmd fill(CreateContainerCmd command, ContainerPlan plan) {
        ResourceLimits limits = plan.limits();
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(networkOf(plan.deployment()))
                .withPrivileged(false)
                .withCapDrop(Capability.NET_RAW, Capability.MKNOD, Capability.AUDIT_WRITE)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(limits.memoryMb() * MB)
                .withMemorySwap(limits.memoryMb() * MB)
                .withNanoCPUs(Math.round(limits.cpus() * NANO))
                .withPidsLimit((long) limits.pids())
                .withRestartPolicy(
                        plan.alwaysOn()
                                ? RestartPolicy.unlessStoppedRestart()
                                : RestartPolicy.onFailureRestart(RESTARTS))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_ROTATION));
        ExposedPort port = ExposedPort.tcp(plan.port());
        if (config.reach() == ContainerConfig.Reach.PUBLISHED_PORT) {
            host.withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), port));
        }
        return command.withName(plan.deployment().containerName())
                .withHostConfig(host)
                .withExposedPorts(port)
                .withLabels(labelsOf(plan))
                .withEnv(plan.environment().entrySet().stream()
                        .map(variable ->
                                variable.getKey() + "=" + variable.getValue().reveal())
                        .toList());
    }

    private Map<String, String> labelsOf(ContainerPlan plan) {
        AppId app = plan.deployment().app();
        Map<String, String> all = new HashMap<>(labels.of(app, plan.deployment().id()));
        if (config.router() == ContainerConfig.Router.TRAEFIK) {
            String name = "app-" + app;
            all.put("traefik.enable", "true");
            all.put("traefik.docker.network", networkOf(plan.deployment()));
            all.put("traefik.http.routers." + name + ".rule", "Host(`" + plan.hostName() + "`)");
            all.put("traefik.http.routers." + name + ".entrypoints", config.traefikEntrypoint());
            all.put("traefik.http.services." + name + ".loadbalancer.server.port", Integer.toString(plan.port()));
        }
        return all;
    }
}
