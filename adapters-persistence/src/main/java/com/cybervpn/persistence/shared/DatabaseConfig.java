package com.cybervpn.persistence.shared;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How the database is used.
 *
 * @param poolSize connections that one instance holds at most
 * @param connectionTimeout how long a caller waits for a free connection before it is told that the database is not
 *     available
 * @param statementTimeout after which the server ends a statement
 * @param lockTimeout after which the server ends a wait for a lock
 */
@ConfigurationProperties("database")
public record DatabaseConfig(
        @Bindable(defaultValue = "16") @Min(3) @Max(500) int poolSize,
        @Bindable(defaultValue = "5s") @NotNull Duration connectionTimeout,
        @Bindable(defaultValue = "30s") @NotNull Duration statementTimeout,
        @Bindable(defaultValue = "10s") @NotNull Duration lockTimeout) {}
