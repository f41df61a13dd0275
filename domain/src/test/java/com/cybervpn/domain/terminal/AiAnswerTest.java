package com.cybervpn.domain.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AiAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls -la /tmp",
                "  ls -la /tmp\n",
                "$ ls -la /tmp",
                "`ls -la /tmp`",
                "Command: ls -la /tmp",
                "```bash\nls -la /tmp\n```",
                "```\n$ ls -la /tmp\n```\nIt lists files.",
                "Sure! Here you go:\n\n```sh\nls -la /tmp\n```\n\nHave fun.",
                "```bash\nls -la /tmp",
                "Here is the command:\nls -la /tmp",
                "You can use `ls -la /tmp` to list all files.",
                "ls -la /tmp\n\nThis lists all files.",
            })
    void findsTheCommandAlone(String text) {
        assertThat(new AiAnswer(text).command()).isEqualTo("ls -la /tmp");
    }

    @Test
    void keepsTheLinesOfAFencedCommand() {
        assertThat(new AiAnswer("```\nfor i in 1 2; do\n  echo $i\ndone\n```").command())
                .isEqualTo("for i in 1 2; do\n  echo $i\ndone");
    }

    @Test
    void findsNoCommandInNothing() {
        assertThat(new AiAnswer(" \n").command()).isEmpty();
        assertThat(new AiAnswer("```\n```").command()).isEmpty();
    }

    @Test
    void tellsAnExplanationFromItsFixes() {
        var answer = new AiAnswer("The file is not there.\nFIX: ls\n- FIX: `touch x`\nFIX: ls\nFIX:\nThat is all.");

        assertThat(answer.explanation()).isEqualTo("The file is not there.\nThat is all.");
        assertThat(answer.fixes()).containsExactly("ls", "touch x");
    }

    @Test
    void keepsCompletionsOfWhatWasTyped() {
        var answer = new AiAnswer(
                "Here are some:\n```\ngit status\n1. git stash\n- `git stash pop`\ngit status\ngit st\nls\n```");

        assertThat(answer.completionsOf("git st")).containsExactly("git status", "git stash", "git stash pop");
    }

    @Test
    void putsContinuationsBehindWhatWasTyped() {
        assertThat(new AiAnswer("status\n- stash pop\nHere they are:").completionsOf("git "))
                .containsExactly("git status", "git stash pop");
    }
}
