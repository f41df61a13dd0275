package com.cybervpn.bootstrap;

import io.micronaut.runtime.Micronaut;

/** Starts the platform. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Main.class).eagerInitSingletons(true).start();
    }
}
