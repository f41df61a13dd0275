package com.cybervpn.persistence;

import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives each application context a database of its own. */
@Factory
final class TestDatabaseFactory {
    @Singleton
    DatabaseAddress address() {
        return TestDatabase.create();
    }
}
