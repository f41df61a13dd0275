package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the store of tiers must do, in memory and in the database alike. */
public interface TiersContract {
    Tiers tiers();

    @Test
    default void keepsWhatAnAccountWasGivenLast() {
        AccountId ann = new AccountId(UUID.randomUUID());
        AccountId ben = new AccountId(UUID.randomUUID());
        GrantedTier trial = new GrantedTier(Tier.PRO, Instant.parse("2026-04-01T00:00:00Z"));

        tiers().save(ann, trial);
        assertThat(tiers().find(ann)).contains(trial);
        assertThat(tiers().find(ben)).isEmpty();

        tiers().save(ann, GrantedTier.forGood(Tier.ENTERPRISE));
        assertThat(tiers().find(ann)).contains(GrantedTier.forGood(Tier.ENTERPRISE));
    }
}
