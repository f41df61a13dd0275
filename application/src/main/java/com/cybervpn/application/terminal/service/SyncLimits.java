package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.in.PushSync.Outcome;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.Reading;
import java.util.List;
import java.util.Optional;

/**
 * How much may be synchronised.
 *
 * @param itemsPerPush in one push
 * @param itemCharacters in the names and texts of one item
 * @param storedItems of one account
 */
public record SyncLimits(int itemsPerPush, int itemCharacters, long storedItems) {
    Optional<Outcome> exceededBy(List<Reading> readings) {
        if (readings.size() > itemsPerPush) return Optional.of(new Outcome.TooManyItems(itemsPerPush));
        return readings.stream()
                .filter(reading -> document(reading).characters() > itemCharacters)
                .findFirst()
                .map(reading -> new Outcome.ItemTooLarge(type(reading), itemCharacters));
    }

    private static Document document(Reading reading) {
        return switch (reading) {
            case Reading.Usable(var change) -> change.state().document();
            case Reading.Unusable unusable -> unusable.raw().document();
        };
    }

    private static DataType type(Reading reading) {
        return switch (reading) {
            case Reading.Usable(var change) -> change.key().type();
            case Reading.Unusable unusable -> unusable.type();
        };
    }
}
