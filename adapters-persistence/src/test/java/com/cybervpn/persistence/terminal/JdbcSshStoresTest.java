package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.SshStoresContract;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcSshStoresTest implements SshStoresContract {
    @Inject
    SshProfiles profiles;

    @Inject
    SshKeys keys;

    @Inject
    Sql sql;

    @BeforeEach
    void noRows() {
        sql.update("truncate ssh_profiles, ssh_keys");
    }

    @Test
    void keepsNoPrivatePartInTheClear() {
        storesAKeyWithItsPrivatePartApart();

        assertThat(sql.list("select private_key from ssh_keys", row -> row.getBytes(1)))
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("BEGIN"));
        assertThat(sql.list("select passphrase from ssh_keys where passphrase is not null", row -> row.getBytes(1)))
                .hasSize(1)
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("sesame"));
    }

    @Override
    public SshProfiles profiles() {
        return profiles;
    }

    @Override
    public SshKeys keys() {
        return keys;
    }
}
