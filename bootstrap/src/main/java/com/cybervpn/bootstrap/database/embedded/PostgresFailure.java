package com.cybervpn.bootstrap.database.embedded;

import io.micronaut.context.exceptions.ConfigurationException;

/** The embedded PostgreSQL could not be made to run; the message is one line for the person who starts the platform. */
final class PostgresFailure extends ConfigurationException {
    PostgresFailure(String reason) {
        super("embedded PostgreSQL: " + reason);
    }
}
