package com.cybervpn.domain.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model that may be asked (T-AI-2). */
public enum AiModel {
    CLAUDE_3_HAIKU("claude-3-haiku"),
    GPT_4O_MINI("gpt-4o-mini"),
    GPT_4O("gpt-4o");

    public static final AiModel DEFAULT = CLAUDE_3_HAIKU;

    private final String code;

    AiModel(String code) {
        this.code = code;
    }

    /** The name as the API writes it. */
    public String code() {
        return code;
    }

    public static Optional<AiModel> ofCode(String code) {
        return Arrays.stream(values()).filter(model -> model.code.equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(AiModel::code).toList();
    }
}
