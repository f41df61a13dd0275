package com.cybervpn.persistence;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts the adapters of this module on a new, migrated database for the test class; adapters come in by
 * {@code @Inject}. Rows stay from one test method to the next.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MicronautTest(transactional = false, startApplication = false)
public @interface DatabaseTest {}
