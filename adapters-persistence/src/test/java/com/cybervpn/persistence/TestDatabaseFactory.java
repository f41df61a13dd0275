package com.cybervpn.persistence;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Gives each application context a database of its own, or the one that its property {@code test.database} names. */
@Factory
final class TestDatabaseFactory {
    @Singleton
    DatabaseAddress address(@Value("${test.database:}") String jdbcUrl) {
        return jdbcUrl.isEmpty() ? TestDatabase.create() : new DatabaseAddress(jdbcUrl, "postgres", Secret.of(""));
    }
}
