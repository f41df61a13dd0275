package com.cybervpn.persistence.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends one connection, with its open transaction, to a library that believes it opens connections and ends transactions
 * itself. Where the transaction ends stays with whoever opened it.
 */
final class BorrowedConnection {
    private static final Set<String> NOT_THE_BORROWERS = Set.of("close", "commit", "rollback", "setAutoCommit");

    private BorrowedConnection() {}

    static DataSource of(Connection owned) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> isTheBorrowers(method) ? call(owned, method, arguments) : null);
        return (DataSource) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    if (method.getName().equals("getConnection")) return lent;
                    throw new SQLFeatureNotSupportedException(method.getName());
                });
    }

    private static boolean isTheBorrowers(Method method) {
        // Back to a savepoint is part of a transaction, not its end.
        return !NOT_THE_BORROWERS.contains(method.getName())
                || method.getName().equals("rollback") && method.getParameterCount() == 1;
    }

    private static @Nullable Object call(Connection owned, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(owned, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
