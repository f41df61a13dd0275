package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.IdsContract;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.port.out.Ids;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7IdsTest implements IdsContract {
    private final MovableClock clock = new MovableClock();
    private final Ids ids = new UuidV7Ids(clock);

    @Override
    public Ids ids() {
        return ids;
    }

    @Test
    void beginsWithTheTimeInMilliseconds() {
        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(MovableClock.START.toEpochMilli());
    }

    @Test
    void keepsTheOrderWhenTheClockIsSetBack() {
        UUID before = ids.next();
        clock.advance(Duration.ofHours(-1));

        assertThat(ids.next().toString()).isGreaterThan(before.toString());
    }
}
