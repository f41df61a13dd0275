package com.cybervpn.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.ClosedLast;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFactoryTest {
    @TempDir
    Path directory;

    @Test
    void doesNotEvenLoadTheEmbeddedDatabaseWhenAnAddressIsConfigured() throws Exception {
        var loader = new WithoutEmbeddedDatabase();
        var factory = constructor(loader, DatabaseFactory.class).newInstance();
        var settings = constructor(loader, DatabaseSettings.class, String.class, String.class, String.class)
                .newInstance("postgres://ann:pw@h/vpn", null, null);

        var choose =
                factory.getClass().getDeclaredMethod("address", settings.getClass(), String.class, ClosedLast.class);
        choose.setAccessible(true);

        assertThat(choose.invoke(factory, settings, directory.toString(), new ClosedLast()))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h/vpn", "ann", Secret.of("pw")));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void stopsTheDatabaseAfterAllThatUsesIt() throws Exception {
        DatabaseAddress address;
        LastWords lastWords;
        Path pidFile = directory.resolve("postgres/cluster/postmaster.pid");
        try (var context = ApplicationContext.run(Map.of("data.dir", directory.toString(), "last-words", true))) {
            address = context.getBean(DatabaseAddress.class);
            lastWords = context.getBean(LastWords.class);
            assertThat(pidFile).exists();
        }

        assertThat(lastWords.heard).isEqualTo("goodbye");
        assertThat(pidFile).doesNotExist();
        assertThat(address.toString()).doesNotContain(address.password().reveal());
    }

    /** Still wants to use the database while the platform stops. */
    @Singleton
    @Requires(property = "last-words")
    static final class LastWords {
        private final Sql sql;

        @Nullable
        String heard;

        LastWords(Sql sql) {
            this.sql = sql;
        }

        @PreDestroy
        void speak() {
            heard = sql.first("select 'goodbye'", row -> row.getString(1)).orElseThrow();
        }
    }

    private static Constructor<?> constructor(ClassLoader loader, Class<?> type, Class<?>... parameters)
            throws ReflectiveOperationException {
        var constructor = loader.loadClass(type.getName()).getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    /** Defines the platform's own classes anew, and cannot find those that belong to the embedded database. */
    private static final class WithoutEmbeddedDatabase extends ClassLoader {
        private static final List<String> ABSENT = List.of(
                "com.cybervpn.bootstrap.database.embedded.",
                "org.apache.commons.compress.",
                "org.tukaani.",
                "io.zonky.");

        WithoutEmbeddedDatabase() {
            super(DatabaseFactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ABSENT.stream().anyMatch(name::startsWith)) throw new ClassNotFoundException(name);
            if (!name.startsWith("com.cybervpn.bootstrap.database.")) return super.loadClass(name, resolve);
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (bytes == null) throw new ClassNotFoundException(name);
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
