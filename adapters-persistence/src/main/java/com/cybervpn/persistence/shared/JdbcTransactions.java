package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/** Transactions of the database; repositories and {@link Sql} take part in the one that is open on their thread. */
@Singleton
final class JdbcTransactions implements Transactions {
    private final TransactionOperations<Connection> operations;

    JdbcTransactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        try {
            return operations.execute(TransactionDefinition.DEFAULT, _ -> work.get());
        } catch (RuntimeException e) {
            throw DatabaseErrors.translated(e);
        }
    }
}
