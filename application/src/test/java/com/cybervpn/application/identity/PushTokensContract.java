package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PushTokens} must do. */
public interface PushTokensContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    PushTokens pushTokens();

    /** A stored account of its own for each call. */
    AccountId newAccount();

    @Test
    default void keepsOneForEachDevice() {
        var account = newAccount();
        pushTokens().register(token(account, "phone"));
        var newer = token(account, "phone");
        var tablet = token(account, "tablet");
        pushTokens().register(newer);
        pushTokens().register(tablet);

        assertThat(pushTokens().of(account)).containsExactlyInAnyOrder(newer, tablet);
    }

    @Test
    default void aPhoneThatChangedHandsTellsItsNewOwnerOnly() {
        var ann = newAccount();
        var bob = newAccount();
        var anns = token(ann, "phone");
        pushTokens().register(anns);
        var bobs = new PushToken(bob, "phone", Platform.IOS, anns.token(), NOW);
        pushTokens().register(bobs);

        assertThat(pushTokens().of(ann)).isEmpty();
        assertThat(pushTokens().of(bob)).containsExactly(bobs);
    }

    @Test
    default void removesByDeviceByTokenAndAll() {
        var account = newAccount();
        var phone = token(account, "phone");
        var tablet = token(account, "tablet");
        var watch = token(account, "watch");
        pushTokens().register(phone);
        pushTokens().register(tablet);
        pushTokens().register(watch);

        pushTokens().remove(account, "phone");
        pushTokens().remove(account, "phone");
        assertThat(pushTokens().of(account)).containsExactlyInAnyOrder(tablet, watch);
        pushTokens().removeDead(tablet.token());
        assertThat(pushTokens().of(account)).containsExactly(watch);
        pushTokens().removeAll(account);
        assertThat(pushTokens().of(account)).isEmpty();
    }

    @Test
    default void purgesWhatWasNotRegisteredAgain() {
        var account = newAccount();
        pushTokens().register(token(account, "phone"));

        pushTokens().purge(NOW);
        assertThat(pushTokens().of(account)).hasSize(1);
        assertThat(pushTokens().purge(NOW.plusSeconds(1))).isPositive();
        assertThat(pushTokens().of(account)).isEmpty();
    }

    private static PushToken token(AccountId account, String device) {
        var value = Secret.of("push-" + UUID.randomUUID());
        return new PushToken(account, device, Platform.ANDROID, value, NOW);
    }
}
