package com.cybervpn.persistence.operations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Work on the database as a whole.
 *
 * @param backupDir where backups are written; absent: {@code backups} in the data directory
 * @param timeout how long one backup or migration may take; then it is given up, and nothing is left of it
 */
@ConfigurationProperties("database.administration")
record AdministrationConfig(
        @Nullable String backupDir,
        @Bindable(defaultValue = "10m") @NotNull Duration timeout) {}
