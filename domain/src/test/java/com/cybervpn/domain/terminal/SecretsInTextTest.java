package com.cybervpn.domain.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInTextTest {
    /** The secret in each of them. */
    private static final String SECRET = "S3cr3tValue0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export DB_PASSWORD=S3cr3tValue0123456789",
                "password: S3cr3tValue0123456789",
                "my_api_key = \"S3cr3tValue0123456789\"",
                "{\"client_secret\": \"S3cr3tValue0123456789\"}",
                "aws_secret_access_key = S3cr3tValue0123456789",
                "tool --password S3cr3tValue0123456789 --verbose",
                "tool --auth-token=S3cr3tValue0123456789",
                "curl -H 'Authorization: Bearer S3cr3tValue0123456789' https://x",
                "curl -H \"authorization: Basic S3cr3tValue0123456789\" https://x",
                "Bearer S3cr3tValue0123456789",
                "psql postgres://app:S3cr3tValue0123456789@db.example.org/app",
                "redis-cli -u redis://:S3cr3tValue0123456789@cache:6379",
                "curl -u admin:S3cr3tValue0123456789 https://x",
                "sshpass -p S3cr3tValue0123456789 ssh root@host",
                "mysql -u root -pS3cr3tValue0123456789 shop",
                "git clone https://me:ghp_S3cr3tValue0123456789@github.com/x",
                "echo ghp_S3cr3tValue0123456789",
                "use sk-or-v1-S3cr3tValue0123456789 for it",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJTIn0.S3cr3tValue0123456789",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nS3cr3tValue0123456789\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nS3cr3tValue0123456789",
            })
    void removes(String text) {
        assertThat(SecretsInText.removed(text)).contains(SecretsInText.REMOVED).doesNotContain(SECRET);
    }

    @Test
    void removesKeysOfAClouds() {
        assertThat(SecretsInText.removed("id AKIAABCDEFGHIJKLMNOP here")).isEqualTo("id [removed] here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find all files larger than 10 MB in /var/log",
                "ssh deploy@example.org -p 2222",
                "git commit -m 'Fix the token parser'",
                "curl https://example.org:8443/path",
                "how do I change my password on Debian?",
                "docker run -p 8080:80 nginx",
            })
    void leavesOtherTextAlone(String text) {
        assertThat(SecretsInText.removed(text)).isEqualTo(text);
    }

    @Test
    void keepsTheNamesOfThings() {
        assertThat(SecretsInText.removed("mysql --host db --password hunter2 shop"))
                .isEqualTo("mysql --host db --password [removed] shop");
    }
}
