package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.AiAssistant.Message;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiModel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An AI provider, to which each user brings their own key. Blocks for up to 30 s; nothing is tried twice. */
public interface LanguageModels {
    /** Puts a conversation to a model and returns what it says next. */
    Reply ask(Secret key, AiModel model, List<Message> conversation);

    /** Whether the provider takes the key; {@link Reply.Said} with nothing to say when it does. */
    Reply check(Secret key);

    /** What came back. */
    sealed interface Reply {
        record Said(String text) implements Reply {}

        record KeyRefused() implements Reply {}

        record Limited(@Nullable Duration retryAfter) implements Reply {}

        /** An error of the provider's, or an answer that is none. */
        record Failed() implements Reply {}

        record TimedOut() implements Reply {}
    }
}
