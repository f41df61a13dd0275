package com.cybervpn.bootstrap.database;

import com.cybervpn.bootstrap.database.embedded.EmbeddedPostgres;
import com.cybervpn.persistence.shared.ClosedLast;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;

/** Chooses the database. With a configured address no class of the embedded one is loaded. */
@Factory
final class DatabaseFactory {
    @Singleton
    DatabaseAddress address(
            DatabaseSettings settings, @Value("${data.dir:data}") String dataDirectory, ClosedLast closedLast) {
        String url = settings.url();
        if (url != null && !url.isBlank()) return DatabaseUrl.parse(url, settings.user(), settings.password());
        Path directory = Path.of(dataDirectory).toAbsolutePath();
        return closedLast
                .add(EmbeddedPostgres.start(
                        directory.resolve("postgres"), directory.resolve("postgres-binaries"), Map.of()))
                .address();
    }
}
