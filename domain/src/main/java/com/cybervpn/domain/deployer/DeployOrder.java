package com.cybervpn.domain.deployer;

/** Deploy a version of an app. */
public record DeployOrder(AppId app, DeploymentSpec spec) implements TaskRequest {}
