package com.cybervpn.domain.hosting;

/** A container that serves an app, as the engine named it. */
public record RunningContainer(String id, Endpoint endpoint) {}
