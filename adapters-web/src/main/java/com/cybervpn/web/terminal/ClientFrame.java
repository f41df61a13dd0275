package com.cybervpn.web.terminal;

import com.cybervpn.domain.shared.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of a frame that a client sent, or of an object in it. */
record ClientFrame(Map<String, ?> members) {
    /** The frame is not as the contract wants it: answered with an {@code error} frame, and nothing else happens. */
    static final class Refused extends Exception {
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** Text that must be there, be it empty. */
    String text(String name) throws Refused {
        return optionalText(name).orElseThrow(() -> invalid(name, "must be text"));
    }

    Optional<String> optionalText(String name) throws Refused {
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw invalid(name, "must be text");
        };
    }

    @Nullable
    Secret secret(String name) throws Refused {
        return optionalText(name)
                .filter(text -> !text.isEmpty())
                .map(Secret::of)
                .orElse(null);
    }

    int number(String name, int otherwise) throws Refused {
        long number = longNumber(name, otherwise);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) throw invalid(name, "is out of range");
        return (int) number;
    }

    long longNumber(String name, long otherwise) throws Refused {
        return switch (members.get(name)) {
            case null -> otherwise;
            case Integer number -> number;
            case Long number -> number;
            default -> throw invalid(name, "must be a whole number");
        };
    }

    boolean flag(String name) throws Refused {
        return switch (members.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw invalid(name, "must be true or false");
        };
    }

    UUID id(String name) throws Refused {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException e) {
            throw invalid(name, "must be a UUID");
        }
    }

    ClientFrame object(String name) throws Refused {
        if (!(members.get(name) instanceof Map<?, ?> map)) throw invalid(name, "must be an object");
        @SuppressWarnings("unchecked") // an object of JSON has texts for names
        Map<String, ?> inner = (Map<String, ?>) map;
        return new ClientFrame(inner);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    static Refused invalid(String name, String reason) {
        return new Refused("invalid_message", name + " " + reason);
    }
}
