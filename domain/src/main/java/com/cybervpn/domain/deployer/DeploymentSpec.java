package com.cybervpn.domain.deployer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment is to do.
 *
 * @param versionId whose stored archive is sent; null when {@code artifactPath} names a path on the host
 * @param workingDirectory where the app lives on the host
 * @param environment a word such as {@code production}, given to the app as {@code APP_ENV}
 * @param healthCheckUrl must answer 2xx; null when an active service is enough
 * @param preDeployHooks shell text; a failure ends the deployment
 * @param postDeployHooks shell text; a failure is a warning
 * @param dependencies services that must be active before
 * @param environmentVariables given to the app; values are secrets
 */
public record DeploymentSpec(
        String name,
        String version,
        @Nullable VersionId versionId,
        String artifactPath,
        String workingDirectory,
        String serviceName,
        String environment,
        Strategy strategy,
        @Nullable String healthCheckUrl,
        boolean rollbackOnFailure,
        List<String> preDeployHooks,
        List<String> postDeployHooks,
        List<String> dependencies,
        Map<String, String> environmentVariables) {
    public DeploymentSpec {
        preDeployHooks = List.copyOf(preDeployHooks);
        postDeployHooks = List.copyOf(postDeployHooks);
        dependencies = List.copyOf(dependencies);
        environmentVariables = Map.copyOf(environmentVariables);
    }

    /** What is wrong with it (D-DEP-2). */
    public Faults faults() {
        Faults faults = new Faults()
                .text("name", name, 255)
                .matches("version", version, Names.VERSION)
                .matches("service_name", serviceName, Names.SERVICE)
                .text("artifact_path", artifactPath, 500)
                .text("environment", environment, 50)
                .each("dependencies", dependencies, Names.UNIT);
        if (versionId == null) faults.path("artifact_path", artifactPath);
        App.checkHome(faults, "working_directory", workingDirectory);
        if (healthCheckUrl != null) {
            faults.when(
                    !healthCheckUrl.matches("https?://[A-Za-z0-9.:\\[\\]-]+(?:/[!-~]*)?")
                            || healthCheckUrl.length() > 500,
                    "health_check_url",
                    "is no http address");
        }
        hooks(faults, "pre_deploy_hooks", preDeployHooks);
        hooks(faults, "post_deploy_hooks", postDeployHooks);
        faults.when(environmentVariables.size() > 200, "environment_variables", "are more than 200");
        environmentVariables.forEach((key, value) -> faults.when(
                        !Names.VARIABLE.matcher(key).matches(), "environment_variables", "has a name that is none")
                .when(value.indexOf('\0') >= 0 || value.length() > 32_000, "environment_variables", "has a bad value"));
        return faults;
    }

    private static void hooks(Faults faults, String member, List<String> hooks) {
        faults.when(hooks.size() > 20, member, "are more than 20");
        hooks.forEach(hook -> faults.when(
                hook.isBlank() || hook.length() > 4_000 || hook.indexOf('\0') >= 0, member, "has a bad command"));
    }

    /** Prints no value of the environment. */
    @Override
    public String toString() {
        return "DeploymentSpec[" + name + " " + version + "]";
    }
}
