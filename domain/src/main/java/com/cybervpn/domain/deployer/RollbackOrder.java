package com.cybervpn.domain.deployer;

/**
 * Bring a version of an app back that was live before.
 *
 * @param workingDirectory where it was deployed to
 * @param serviceName as which it was deployed
 * @param reason for people; may be empty
 */
public record RollbackOrder(AppId app, String targetVersion, String workingDirectory, String serviceName, String reason)
        implements TaskRequest {}
