package com.cybervpn.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.exceptions.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgres://ann:pw@db.example:5433/vpn, jdbc:postgresql://db.example:5433/vpn, ann, pw",
        "postgresql://ann:pw@db.example/vpn?sslmode=require, jdbc:postgresql://db.example/vpn?sslmode=require, ann, pw",
        "jdbc:postgresql://db.example/vpn?user=ann&password=pw&ssl=true, jdbc:postgresql://db.example/vpn?ssl=true,"
                + " ann, pw",
        "postgres://a%40b:p%2Fw%3A+1@h/vpn, jdbc:postgresql://h/vpn, a@b, p/w:+1",
        "postgres://ann:p@w:x@h/vpn, jdbc:postgresql://h/vpn, ann, p@w:x",
        "postgres://ann:pw@[::1]:5432/vpn, jdbc:postgresql://[::1]:5432/vpn, ann, pw",
        "'postgres://ann:pw@h1:1,h2:2/vpn', 'jdbc:postgresql://h1:1,h2:2/vpn', ann, pw",
        "postgres://ann:pw@h, jdbc:postgresql://h/, ann, pw",
        "postgres://ann:pw@h/vpn?options=a@b, jdbc:postgresql://h/vpn?options=a@b, ann, pw"
    })
    void readsAddressAndCredentials(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseUrl.parse(url, null, null))
                .isEqualTo(new DatabaseAddress(jdbcUrl, user, Secret.of(password)));
    }

    @Test
    void takesSeparateCredentialsFirst() {
        assertThat(DatabaseUrl.parse("postgres://ann:pw@h/vpn", "bob", "other%2F"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h/vpn", "bob", Secret.of("other%2F")));
        assertThat(DatabaseUrl.parse("jdbc:postgresql://h/vpn", "bob", "other"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h/vpn", "bob", Secret.of("other")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:hunter2@h/vpn",
                "postgres://ann:hunter2@/vpn",
                "postgres://ann@h/vpn?x=hunter2",
                "postgres://:hunter2@h/vpn",
                "postgres://ann:hunter2%zz@h/vpn",
                "hunter2"
            })
    void refusesAnythingElseAndDoesNotQuoteIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url, null, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DATABASE_")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
