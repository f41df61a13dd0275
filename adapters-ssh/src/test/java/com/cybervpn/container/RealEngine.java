package com.cybervpn.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs with the socket of an engine in {@code REAL_ENGINE} only; {@code .ci/real-engine} sets it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-engine")
@EnabledIfEnvironmentVariable(named = RealEngine.SOCKET, matches = ".+", disabledReason = "no engine in REAL_ENGINE")
@interface RealEngine {
    String SOCKET = "REAL_ENGINE";
}
