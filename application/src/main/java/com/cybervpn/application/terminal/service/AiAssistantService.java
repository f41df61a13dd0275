package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Cache;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.application.terminal.port.out.LanguageModels.Reply;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiAnswer;
import com.cybervpn.domain.terminal.AiModel;
import com.cybervpn.domain.terminal.Fault;
import com.cybervpn.domain.terminal.SecretsInText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Puts wishes into words for a model, without the secrets in them, and reads what it says. */
public final class AiAssistantService implements AiAssistant {
    private static final int MAX_PROMPT = 4_000;
    private static final int MAX_CONTENT = 16_000;
    private static final int MAX_CONTEXT = 50;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    private static final String SUGGEST = """
        You turn a wish into one shell command for Linux. Answer with the command alone: no explanation, no Markdown, no \
        fences. Prefer commands that change nothing unless a change is asked for.\
        """;
    private static final String EXPLAIN = """
        You explain why a shell command failed, in a few plain sentences. After that, put each command that could help on \
        a line of its own that begins with FIX: and has nothing but the command after it.\
        """;
    private static final String COMPLETE = """
        You complete shell commands. Answer with up to five whole commands, each on a line of its own, each beginning \
        exactly with what was typed. No explanation, no Markdown, no numbers.\
        """;

    private final LanguageModels models;
    private final Cache<String, Answer<String>> suggestions;

    /**
     * @param suggestions kept for as long as the same wish costs nothing
     */
    public AiAssistantService(LanguageModels models, Cache<String, Answer<String>> suggestions) {
        this.models = models;
        this.suggestions = suggestions;
    }

    @Override
    public Answer<Suggestion> suggest(Caller caller, Wish wish) {
        Optional<AiModel> model = wish.model() == null ? Optional.of(AiModel.DEFAULT) : AiModel.ofCode(wish.model());
        Optional<Fault> fault = keyFault(wish.key())
                .or(() -> textFault("prompt", wish.prompt(), MAX_PROMPT))
                .or(() -> contextFault(wish.context()));
        if (fault.isPresent()) return invalid(fault.get());
        if (model.isEmpty())
            return new Answer.Invalid<>("model", "must be one of " + String.join(", ", AiModel.codes()));

        List<Message> conversation = new ArrayList<>();
        conversation.add(new Message("system", SUGGEST));
        wish.context().forEach(said -> conversation.add(clean(said, wish.key())));
        conversation.add(clean(new Message("user", wish.prompt()), wish.key()));
        var asked = new AtomicBoolean();
        Answer<String> answer = suggestions.get(
                cacheKey(caller, wish.key(), model.get(), conversation),
                () -> {
                    asked.set(true);
                    return command(models.ask(wish.key(), model.get(), conversation));
                },
                given -> given instanceof Answer.Given<String>);
        return map(answer, command -> new Suggestion(command, !asked.get()));
    }

    @Override
    public Answer<Explanation> explain(Caller caller, Secret key, String command, String error) {
        Optional<Fault> fault = keyFault(key)
                .or(() -> textFault("command", command, MAX_PROMPT))
                .or(() -> textFault("error", error, MAX_CONTENT));
        if (fault.isPresent()) return invalid(fault.get());
        Reply reply = ask(key, EXPLAIN, "Command:\n" + command + "\n\nError:\n" + error);
        return read(reply, said -> {
            String text = said.explanation().isEmpty() ? said.text().strip() : said.explanation();
            return text.isEmpty() ? Optional.empty() : Optional.of(new Explanation(text, said.fixes()));
        });
    }

    @Override
    public Answer<List<String>> complete(Caller caller, Secret key, String typed, List<String> context) {
        Optional<Fault> fault = keyFault(key).or(() -> textFault("partial_command", typed, MAX_PROMPT));
        if (fault.isPresent()) return invalid(fault.get());
        if (context.size() > MAX_CONTEXT || String.join("", context).length() > MAX_CONTENT) {
            return new Answer.Invalid<>("context", "is too long");
        }
        String before = context.isEmpty() ? "" : "Before:\n" + String.join("\n", context) + "\n\n";
        return read(ask(key, COMPLETE, before + "Typed:\n" + typed), said -> Optional.of(said.completionsOf(typed)));
    }

    @Override
    public Answer<KeyCheck> check(Caller caller, Secret key) {
        Optional<Fault> fault = keyFault(key);
        if (fault.isPresent()) return invalid(fault.get());
        Answer<KeyCheck> answer = read(models.check(key), _ -> Optional.of(new KeyCheck(true, AiModel.codes())));
        return answer instanceof Answer.KeyRefused<KeyCheck>
                ? new Answer.Given<>(new KeyCheck(false, List.of()))
                : answer;
    }

    private Reply ask(Secret key, String task, String question) {
        return models.ask(
                key, AiModel.DEFAULT, List.of(new Message("system", task), clean(new Message("user", question), key)));
    }

    private static Answer<String> command(Reply reply) {
        return read(reply, said -> Optional.of(said.command()).filter(command -> !command.isBlank()));
    }

    /** Reads what was said; what cannot be read counts as a failure of the provider's. */
    private static <T> Answer<T> read(Reply reply, Function<AiAnswer, Optional<T>> reader) {
        return switch (reply) {
            case Reply.Said(var text) ->
                reader.apply(new AiAnswer(text))
                        .<Answer<T>>map(Answer.Given::new)
                        .orElseGet(Answer.Failed::new);
            case Reply.KeyRefused _ -> new Answer.KeyRefused<>();
            case Reply.Limited(var retryAfter) -> new Answer.Limited<>(retryAfter);
            case Reply.Failed _ -> new Answer.Failed<>();
            case Reply.TimedOut _ -> new Answer.TimedOut<>();
        };
    }

    private static <T, U> Answer<U> map(Answer<T> answer, Function<T, U> change) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> new Answer.Given<>(change.apply(value));
            case Answer.Invalid<T>(var member, var reason) -> new Answer.Invalid<>(member, reason);
            case Answer.KeyRefused<T> _ -> new Answer.KeyRefused<>();
            case Answer.Limited<T>(var retryAfter) -> new Answer.Limited<>(retryAfter);
            case Answer.Failed<T> _ -> new Answer.Failed<>();
            case Answer.TimedOut<T> _ -> new Answer.TimedOut<>();
        };
    }

    /** Without secrets, the caller's key to the provider among them. */
    private static Message clean(Message message, Secret key) {
        String text = message.content().replace(key.reveal(), SecretsInText.REMOVED);
        return new Message(message.role(), SecretsInText.removed(text));
    }

    /** Whose wish it is, by which key, to whom: nobody else and no other key ever gets this answer (T-AI-4). */
    private static String cacheKey(Caller caller, Secret key, AiModel model, List<Message> conversation) {
        var digest = new TextDigest()
                .add(caller.account().toString())
                .add(key.reveal())
                .add(model.code());
        conversation.forEach(message -> digest.add(message.role()).add(message.content()));
        return digest.hex();
    }

    private static <T> Answer<T> invalid(Fault fault) {
        return new Answer.Invalid<>(fault.field(), fault.reason());
    }

    private static Optional<Fault> keyFault(Secret key) {
        boolean possible = KEY.matcher(key.reveal()).matches();
        return possible ? Optional.empty() : Optional.of(new Fault("api_key", "must be a key of the AI provider"));
    }

    private static Optional<Fault> textFault(String member, String text, int maxLength) {
        if (text.isBlank()) return Optional.of(new Fault(member, "must not be empty"));
        return text.length() > maxLength
                ? Optional.of(new Fault(member, "is longer than " + maxLength + " characters"))
                : Optional.empty();
    }

    private static Optional<Fault> contextFault(List<Message> context) {
        if (context.size() > MAX_CONTEXT)
            return Optional.of(new Fault("context", "has more than " + MAX_CONTEXT + " messages"));
        return context.stream()
                .map(AiAssistantService::messageFault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> messageFault(Message message) {
        return ROLES.contains(message.role())
                ? textFault("context", message.content(), MAX_CONTENT)
                : Optional.of(new Fault("context", "has a message of another role than user, assistant and system"));
    }
}
