package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.AiAssistant.Message;
import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiModel;
import java.util.ArrayList;
import java.util.List;

/** A provider that says what a test tells it to, and remembers what it was asked. */
public final class FakeLanguageModels implements LanguageModels {
    /** One question. */
    public record Question(Secret key, AiModel model, List<Message> conversation) {
        public String text() {
            return String.join("\n", conversation.stream().map(Message::content).toList());
        }
    }

    private final List<Question> questions = new ArrayList<>();
    private Reply next = new Reply.Said("ls");

    public void replying(Reply reply) {
        next = reply;
    }

    public List<Question> questions() {
        return questions;
    }

    @Override
    public Reply ask(Secret key, AiModel model, List<Message> conversation) {
        questions.add(new Question(key, model, List.copyOf(conversation)));
        return next;
    }

    @Override
    public Reply check(Secret key) {
        return next;
    }
}
