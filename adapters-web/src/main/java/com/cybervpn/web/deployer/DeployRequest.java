package com.cybervpn.web.deployer;

import static com.cybervpn.web.deployer.Answers.or;
import static com.cybervpn.web.deployer.Answers.text;
import static com.cybervpn.web.deployer.Answers.texts;

import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.domain.deployer.Strategy;
import com.cybervpn.domain.deployer.VersionId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deployment is asked, with the contract's defaults. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "DeployerDeploymentSpec")
record DeployRequest(
        @Nullable String name,
        @Nullable String version,
        @Nullable String versionId,
        @Nullable String artifactPath,
        @Nullable String workingDirectory,
        @Nullable String serviceName,
        @Nullable String environment,

        @Schema(
                type = "string",
                allowableValues = {"rolling", "blue-green", "canary", "recreate"})
        @Nullable
        String strategy,

        @Nullable String healthCheckUrl,
        @Nullable Boolean rollbackOnFailure,
        @Nullable List<@Nullable String> preDeployHooks,
        @Nullable List<@Nullable String> postDeployHooks,
        @Nullable List<@Nullable String> dependencies,
        @Nullable Map<String, @Nullable String> environmentVariables) {

    Deploying.Order order() {
        Map<String, String> variables = new HashMap<>();
        if (environmentVariables != null) environmentVariables.forEach((key, value) -> variables.put(key, text(value)));
        return new Deploying.Order(
                text(name),
                text(version),
                empty(versionId) ? null : Answers.optionalId(text(versionId), VersionId::new),
                text(artifactPath),
                empty(workingDirectory) ? null : workingDirectory,
                empty(serviceName) ? null : serviceName,
                empty(environment) ? null : environment,
                Strategy.ofCode(or(strategy, "recreate"))
                        .orElseThrow(() -> Answers.invalid(Map.of("strategy", "is not known"))),
                empty(healthCheckUrl) ? null : healthCheckUrl,
                or(rollbackOnFailure, true),
                texts(preDeployHooks),
                texts(postDeployHooks),
                texts(dependencies),
                variables);
    }

    private static boolean empty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    /** Prints no value of the environment. */
    @Override
    public String toString() {
        return "DeployRequest[" + name + " " + version + "]";
    }
}
