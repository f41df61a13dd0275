package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SingleUseTokens} in PostgreSQL: redeeming deletes, and only one delete finds the row. */
@Singleton
final class JdbcSingleUseTokens implements SingleUseTokens {
    private final Sql sql;
    private final Encryption encryption;

    JdbcSingleUseTokens(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    @Override
    public void issue(Purpose purpose, String tokenHash, Map<String, String> content, Instant expiresAt) {
        var texts = new ArrayList<String>();
        content.forEach((name, value) -> texts.addAll(List.of(name, value)));
        sql.update(
                "insert into single_use_tokens (token_hash, purpose, content, expires_at) values (?, ?, ?, ?)",
                tokenHash,
                purpose.name(),
                Sealed.seal(encryption, context(tokenHash), texts),
                expiresAt);
    }

    @Override
    public Optional<Map<String, String>> redeem(Purpose purpose, String tokenHash, Instant now) {
        return sql.first(
                """
                delete from single_use_tokens where token_hash = ? and purpose = ? and expires_at > ?
                returning content
                """,
                row -> toContent(Sealed.open(encryption, context(tokenHash), row.getBytes("content"))),
                tokenHash,
                purpose.name(),
                now);
    }

    @Override
    public int purge(Instant expiredBefore) {
        return sql.update("delete from single_use_tokens where expires_at < ?", expiredBefore);
    }

    private static Map<String, String> toContent(List<String> texts) {
        var content = new HashMap<String, String>();
        for (int i = 0; i + 1 < texts.size(); i += 2) content.put(texts.get(i), texts.get(i + 1));
        return content;
    }

    private static String context(String tokenHash) {
        return "single-use:" + tokenHash;
    }
}
