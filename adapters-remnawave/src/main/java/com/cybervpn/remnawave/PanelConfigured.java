package com.cybervpn.remnawave;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.value.PropertyResolver;

/** Whether there is a real panel: {@code REMNAWAVE_URL} says where. An empty value is none. */
final class PanelConfigured implements Condition {
    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean matches(ConditionContext context) {
        return isConfigured(context);
    }

    private static boolean isConfigured(PropertyResolver properties) {
        return properties
                .getProperty("remnawave.url", String.class)
                .filter(url -> !url.isBlank())
                .isPresent();
    }

    /** The opposite: the sandbox takes its place. */
    static final class Not implements Condition {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean matches(ConditionContext context) {
            return !isConfigured(context);
        }
    }
}
