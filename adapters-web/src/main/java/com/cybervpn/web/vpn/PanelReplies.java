package com.cybervpn.web.vpn;

import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Translates how a change on the panel ended, and ids that are not ids. */
final class PanelReplies {
    private PanelReplies() {}

    /**
     * @param what the thing for people: {@code server}
     */
    static <T> T done(PanelChange<T> change, String what) {
        return switch (change) {
            case PanelChange.Done<T>(T value) -> value;
            case PanelChange.NoSuch<T> _ -> throw notFound(what).get();
            case PanelChange.Taken<T> _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "Name, address or tag of this " + what + " is taken");
            case PanelChange.Refused<T>(String reason) -> throw ProblemException.of(HttpStatus.BAD_REQUEST, reason);
        };
    }

    static Supplier<ProblemException> notFound(String what) {
        return () -> ProblemException.of(HttpStatus.NOT_FOUND, "No such " + what);
    }

    /** Reads an id whose form the contract leaves open; whatever is none names nothing. */
    static UUID id(String text, String what) {
        return idIfAny(text).orElseThrow(notFound(what));
    }

    static Optional<UUID> idIfAny(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
