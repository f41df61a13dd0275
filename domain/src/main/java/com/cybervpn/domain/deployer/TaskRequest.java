package com.cybervpn.domain.deployer;

/** What an operation on a server was asked to do. */
public sealed interface TaskRequest
        permits SetupSpec, UserSpec, PackageSpec, LockdownSpec, ServiceOrder, DeployOrder, RollbackOrder {}
