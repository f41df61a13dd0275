package com.cybervpn.application.terminal.service;

import static com.cybervpn.application.terminal.TerminalCallers.ALICE;
import static com.cybervpn.application.terminal.TerminalCallers.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.Cache;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.terminal.FakeLanguageModels;
import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.in.AiAssistant.Answer;
import com.cybervpn.application.terminal.port.in.AiAssistant.Explanation;
import com.cybervpn.application.terminal.port.in.AiAssistant.KeyCheck;
import com.cybervpn.application.terminal.port.in.AiAssistant.Message;
import com.cybervpn.application.terminal.port.in.AiAssistant.Suggestion;
import com.cybervpn.application.terminal.port.in.AiAssistant.Wish;
import com.cybervpn.application.terminal.port.out.LanguageModels.Reply;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.AiModel;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AiAssistantServiceTest {
    private static final Secret KEY = Secret.of("sk-or-mine");
    private static final Secret OTHER_KEY = Secret.of("sk-or-other");

    private final MovableClock clock = new MovableClock();
    private final FakeLanguageModels models = new FakeLanguageModels();
    private final AiAssistant assistant = new AiAssistantService(
            models,
            new Cache<>(
                    "suggestions",
                    Duration.ofHours(1),
                    Function.identity(),
                    clock,
                    new InMemoryEvents(new InMemoryTransactions())));

    @Test
    void suggestsACommandAlone() {
        models.replying(new Reply.Said("```bash\nls -la\n```"));

        assertThat(assistant.suggest(ALICE, new Wish(KEY, "list files")))
                .isEqualTo(new Answer.Given<>(new Suggestion("ls -la", false)));
        assertThat(models.questions().getFirst().key()).isEqualTo(KEY);
        assertThat(models.questions().getFirst().model()).isEqualTo(AiModel.CLAUDE_3_HAIKU);
    }

    @Test
    void putsTheContextBeforeTheWish() {
        var context = List.of(new Message("user", "I am on Debian"), new Message("assistant", "Good."));

        assistant.suggest(ALICE, new Wish(KEY, "install vim", context, "gpt-4o"));

        var question = models.questions().getFirst();
        assertThat(question.model()).isEqualTo(AiModel.GPT_4O);
        assertThat(question.conversation())
                .extracting(Message::role)
                .containsExactly("system", "user", "assistant", "user");
        assertThat(question.conversation().getLast().content()).isEqualTo("install vim");
    }

    @Test
    void answersTheSameWishFromMemoryForAnHour() {
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list")))).isFalse();
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list")))).isTrue();
        clock.advance(Duration.ofMinutes(61));
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list")))).isFalse();
        assertThat(models.questions()).hasSize(2);
    }

    @Test
    void answersNobodyElseFromMemory() {
        var context = List.of(new Message("user", "Debian"));
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list")))).isFalse();
        assertThat(cached(assistant.suggest(BOB, new Wish(KEY, "list")))).isFalse();
        assertThat(cached(assistant.suggest(ALICE, new Wish(OTHER_KEY, "list"))))
                .isFalse();
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list all")))).isFalse();
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list", context, null))))
                .isFalse();
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list", List.of(), "gpt-4o"))))
                .isFalse();
    }

    @Test
    void remembersNoFailure() {
        models.replying(new Reply.KeyRefused());
        assertThat(assistant.suggest(ALICE, new Wish(KEY, "list"))).isEqualTo(new Answer.KeyRefused<>());
        models.replying(new Reply.Said("ls"));
        assertThat(cached(assistant.suggest(ALICE, new Wish(KEY, "list")))).isFalse();
    }

    @Test
    void tellsTheModelNoSecrets() {
        assistant.suggest(
                ALICE,
                new Wish(
                        KEY,
                        "why does mysql --password hunter2 fail, my key is sk-or-mine",
                        List.of(new Message("user", "export TOKEN=abc123")),
                        null));
        assistant.explain(ALICE, KEY, "curl -u me:hunter2 https://x", "Authorization: Bearer abc123abc123");
        assistant.complete(ALICE, KEY, "export PASSWORD=hunter2", List.of("TOKEN=abc123"));

        assertThat(models.questions())
                .hasSize(3)
                .allSatisfy(question -> assertThat(question.text()).doesNotContain("hunter2", "abc123", "sk-or-mine"));
    }

    @Test
    void passesOnHowTheProviderFailed() {
        Wish wish = new Wish(KEY, "list");
        models.replying(new Reply.Limited(Duration.ofSeconds(7)));
        assertThat(assistant.suggest(ALICE, wish)).isEqualTo(new Answer.Limited<>(Duration.ofSeconds(7)));
        models.replying(new Reply.Failed());
        assertThat(assistant.explain(ALICE, KEY, "ls", "no")).isEqualTo(new Answer.Failed<>());
        models.replying(new Reply.TimedOut());
        assertThat(assistant.complete(ALICE, KEY, "ls", List.of())).isEqualTo(new Answer.TimedOut<>());
        models.replying(new Reply.Said("```\n```"));
        assertThat(assistant.suggest(ALICE, wish)).isEqualTo(new Answer.Failed<>());
    }

    @Test
    void explainsAndCompletes() {
        models.replying(new Reply.Said("It is not there.\nFIX: touch x"));
        assertThat(assistant.explain(ALICE, KEY, "cat x", "No such file"))
                .isEqualTo(new Answer.Given<>(new Explanation("It is not there.", List.of("touch x"))));
        models.replying(new Reply.Said("git status\ngit stash"));
        assertThat(assistant.complete(ALICE, KEY, "git st", List.of()))
                .isEqualTo(new Answer.Given<>(List.of("git status", "git stash")));
    }

    @Test
    void saysWhetherAKeyIsOne() {
        models.replying(new Reply.Said(""));
        assertThat(assistant.check(ALICE, KEY)).isEqualTo(new Answer.Given<>(new KeyCheck(true, AiModel.codes())));
        models.replying(new Reply.KeyRefused());
        assertThat(assistant.check(ALICE, KEY)).isEqualTo(new Answer.Given<>(new KeyCheck(false, List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "schlüssel"})
    void asksNobodyWithWhatCannotBeAKey(String key) {
        assertThat(assistant.suggest(ALICE, new Wish(Secret.of(key), "list"))).isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.explain(ALICE, Secret.of(key), "ls", "no")).isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.complete(ALICE, Secret.of(key), "ls", List.of())).isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.check(ALICE, Secret.of(key))).isInstanceOf(Answer.Invalid.class);
        assertThat(models.questions()).isEmpty();
    }

    @Test
    void asksNobodyWhatIsNoQuestion() {
        assertThat(assistant.suggest(ALICE, new Wish(KEY, " "))).isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.suggest(ALICE, new Wish(KEY, "x".repeat(4001)))).isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.suggest(ALICE, new Wish(KEY, "x", List.of(), "gpt-9")))
                .isInstanceOf(Answer.Invalid.class);
        assertThat(assistant.suggest(ALICE, new Wish(KEY, "x", List.of(new Message("tool", "y")), null)))
                .isInstanceOf(Answer.Invalid.class);
        assertThat(models.questions()).isEmpty();
    }

    private static boolean cached(Answer<Suggestion> answer) {
        return ((Answer.Given<Suggestion>) answer).value().cached();
    }
}
