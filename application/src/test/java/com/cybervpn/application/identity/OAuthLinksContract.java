package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link OAuthLinks} must do. */
public interface OAuthLinksContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    OAuthLinks links();

    /** The accounts that links belong to. */
    Accounts accounts();

    @Test
    default void findsTheOwner() {
        var ann = account();
        var user = UUID.randomUUID().toString();

        assertThat(links().link(ann, OAuthProvider.GITHUB, user, NOW)).isTrue();

        assertThat(links().ownerOf(OAuthProvider.GITHUB, user)).contains(ann);
        assertThat(links().ownerOf(OAuthProvider.GOOGLE, user)).isEmpty();
    }

    @Test
    default void linksAgainButNotToSomebodyElse() {
        var ann = account();
        var user = UUID.randomUUID().toString();
        links().link(ann, OAuthProvider.GITHUB, user, NOW);

        assertThat(links().link(ann, OAuthProvider.GITHUB, user, NOW)).isTrue();
        assertThat(links().link(account(), OAuthProvider.GITHUB, user, NOW)).isFalse();
        assertThat(links().ownerOf(OAuthProvider.GITHUB, user)).contains(ann);
    }

    @Test
    default void keepsOneOfEachProvider() {
        var ann = account();
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        links().link(ann, OAuthProvider.GITHUB, first, NOW);
        links().link(ann, OAuthProvider.GOOGLE, first, NOW);

        assertThat(links().link(ann, OAuthProvider.GITHUB, second, NOW)).isTrue();

        assertThat(links().ownerOf(OAuthProvider.GITHUB, first)).isEmpty();
        assertThat(links().ownerOf(OAuthProvider.GITHUB, second)).contains(ann);
        assertThat(links().ownerOf(OAuthProvider.GOOGLE, first)).contains(ann);
    }

    @Test
    default void unlinksOneOrAll() {
        var ann = account();
        var user = UUID.randomUUID().toString();
        for (var provider : OAuthProvider.values()) links().link(ann, provider, user, NOW);

        assertThat(links().unlink(ann, OAuthProvider.GITHUB)).isTrue();
        assertThat(links().unlink(ann, OAuthProvider.GITHUB)).isFalse();
        assertThat(links().ownerOf(OAuthProvider.GITHUB, user)).isEmpty();
        assertThat(links().ownerOf(OAuthProvider.APPLE, user)).contains(ann);

        links().forget(ann);
        assertThat(links().ownerOf(OAuthProvider.APPLE, user)).isEmpty();
    }

    private AccountId account() {
        var id = UUID.randomUUID();
        var login = new Login("user_" + id.toString().substring(0, 13));
        accounts().add(Account.opened(new AccountId(id), login, Role.VIEWER, NOW));
        return new AccountId(id);
    }
}
