package com.cybervpn.domain.deployer;

/**
 * Bring a version of an app back that was live before.
 *
 * @param reason for people; may be empty
 */
public record RollbackOrder(AppId app, String targetVersion, String reason) implements TaskRequest {}
