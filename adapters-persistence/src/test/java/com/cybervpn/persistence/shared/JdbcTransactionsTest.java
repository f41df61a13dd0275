package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.TransactionsContract;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcTransactionsTest implements TransactionsContract {
    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    @BeforeEach
    void emptyTable() {
        sql.update("create table if not exists words (word text primary key)");
        sql.update("truncate words");
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void write(String word) {
        sql.update("insert into words values (?)", word);
    }

    @Override
    public List<String> written() {
        return sql.list("select word from words", row -> row.getString(1));
    }

    @Test
    void namesTheConstraintThatAChangeWouldBreak() {
        write("once");

        var failure = catchThrowable(() -> write("once"));

        assertThat(DatabaseErrors.brokenUniqueConstraint(failure)).contains("words_pkey");
        assertThat(DatabaseErrors.brokenUniqueConstraint(catchThrowable(() -> sql.update("select nonsense"))))
                .isEmpty();
    }

    @Test
    void saysThatTheDatabaseIsNotAvailableWhenItEndsTheConnection() {
        assertThatThrownBy(() -> transactions.run(
                        () -> sql.first("select pg_terminate_backend(pg_backend_pid())", row -> row.getBoolean(1))))
                .isInstanceOf(ApplicationFailure.Unavailable.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void saysThatTheDatabaseIsNotAvailableWhenAStatementTakesTooLong() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    sql.update("set local statement_timeout = 20");
                    sql.first("select pg_sleep(5)", row -> row.getString(1));
                }))
                .isInstanceOf(ApplicationFailure.Unavailable.class);
    }
}
