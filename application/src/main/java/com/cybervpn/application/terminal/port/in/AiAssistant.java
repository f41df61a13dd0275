package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model of an AI provider, with the caller's own key for it: the key is neither stored nor logged, and secrets are
 * taken out of what the model gets to see (T-AI). Each call blocks for up to 30 s.
 */
public interface AiAssistant {
    /** Turns a wish into a command; the same wish within an hour costs nothing (T-AI-2, T-AI-4). */
    Answer<Suggestion> suggest(Caller caller, Wish wish);

    /** Says why a command failed, and what to do instead (T-AI-5). */
    Answer<Explanation> explain(Caller caller, Secret key, String command, String error);

    /** Continues what was typed (T-AI-5). */
    Answer<List<String>> complete(Caller caller, Secret key, String typed, List<String> context);

    /** Says whether the provider takes the key: {@link Answer.Given} in both cases (T-AI-6). */
    Answer<KeyCheck> check(Caller caller, Secret key);

    /**
     * @param model as the contract names it; null for the default one
     * @param context what was said before, oldest first
     */
    record Wish(
            Secret key,
            String prompt,
            List<Message> context,
            @Nullable String model) {
        public Wish(Secret key, String prompt) {
            this(key, prompt, List.of(), null);
        }

        /** Without what was said. */
        @Override
        public String toString() {
            return "Wish[model=" + model + "]";
        }
    }

    /**
     * @param role {@code user}, {@code assistant} or {@code system}
     */
    record Message(String role, String content) {}

    record Suggestion(String command, boolean cached) {}

    record Explanation(String text, List<String> suggestions) {}

    /**
     * @param models that the contract names and this key may use; none when it is not valid
     */
    record KeyCheck(boolean valid, List<String> models) {}

    /** How a question ends; the same few ways for all of them (T-AI-3, T-AI-7). */
    sealed interface Answer<T> {
        record Given<T>(T value) implements Answer<T> {}

        record Invalid<T>(String member, String reason) implements Answer<T> {}

        /** The provider does not take the key. */
        record KeyRefused<T>() implements Answer<T> {}

        /** The provider's own limit for this key. */
        record Limited<T>(@Nullable Duration retryAfter) implements Answer<T> {}

        /** The provider failed or said nothing that can be used. */
        record Failed<T>() implements Answer<T> {}

        record TimedOut<T>() implements Answer<T> {}
    }
}
