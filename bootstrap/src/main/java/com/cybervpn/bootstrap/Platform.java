package com.cybervpn.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running platform: everything wired, all listeners open. */
public final class Platform implements AutoCloseable {
    /** Whose defaults hold at each stage: they differ in what may be done to the data. */
    private static final Map<String, String> DEFAULTS_OF = Map.of(
            "development", "development",
            "testing", "development",
            "staging", "production",
            "production", "production");

    private final ApplicationContext context;

    private Platform(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts all of it, or nothing.
     *
     * @param stage {@code development}, {@code testing}, {@code staging} or {@code production}
     * @param overrides settings that win over files and environment variables
     */
    public static Platform start(String stage, Map<String, Object> overrides) {
        String environment = DEFAULTS_OF.get(stage);
        if (environment == null) {
            throw new ConfigurationException(
                    "ENVIRONMENT: '" + stage + "' is none of development, testing, staging and production");
        }
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments(environment)
                .propertySources(
                        PropertySource.of("environment", Map.of("environment", environment, "stage", stage)),
                        PropertySource.of("overrides", overrides, Integer.MAX_VALUE))
                .banner(false)
                .eagerInitConfiguration(true)
                .build();
        try {
            startWithReadableSettings(context);
            createOwnSingletons(context);
            context.getBean(EmbeddedServer.class).start();
            return new Platform(context);
        } catch (RuntimeException | Error e) {
            context.close();
            throw e;
        }
    }

    /**
     * Makes wrong wiring and wrong configuration stop the start, not the first request; libraries may stay lazy. The
     * configuration comes first, before anything is opened for it.
     */
    private static void createOwnSingletons(ApplicationContext context) {
        List<BeanDefinition<?>> own = new ArrayList<>();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            Class<?> declaring = definition.getDeclaringType().orElse(definition.getBeanType());
            if (definition.isSingleton() && declaring.getName().startsWith("com.cybervpn.")) own.add(definition);
        }
        own.sort(Comparator.comparing(definition -> !definition.hasStereotype(ConfigurationReader.class)));
        own.forEach(context::getBean);
    }

    /** An unreadable setting is the better explanation, also when something else failed for it first. */
    private static void startWithReadableSettings(ApplicationContext context) {
        try {
            context.start();
        } finally {
            context.getAllBeanDefinitions().stream()
                    .filter(definition -> definition.getBeanType().getName().startsWith("com.cybervpn."))
                    .forEach(definition -> requireReadableSettings(context, definition));
        }
    }

    /** A value that cannot be read must not silently become the default. */
    private static void requireReadableSettings(ApplicationContext context, BeanDefinition<?> configuration) {
        String prefix =
                configuration.stringValue(ConfigurationReader.class, "prefix").orElse("");
        if (prefix.isEmpty() || prefix.contains("*")) return;
        for (Argument<?> argument : configuration.getConstructor().getArguments()) {
            String key = prefix + "." + NameUtils.hyphenate(argument.getName());
            if (!context.containsProperty(key)) continue;
            Argument<?> wanted =
                    argument.isOptional() ? argument.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT) : argument;
            if (!isReadable(context, key, wanted)) {
                throw new ConfigurationException(StartFailure.variable(key) + ": the value has not the right form");
            }
        }
    }

    private static boolean isReadable(ApplicationContext context, String key, Argument<?> wanted) {
        // The framework takes any other word for false.
        if (wanted.getType() == boolean.class || wanted.getType() == Boolean.class) {
            return context.getProperty(key, String.class)
                    .filter(word -> word.matches("(?i)true|false|yes|no|on|off"))
                    .isPresent();
        }
        // Bare of its annotations: one of them names the default to fall back to.
        return context.getProperty(key, Argument.of(wanted.getType(), wanted.getTypeParameters()))
                .isPresent();
    }

    /** A bean of the running platform: for tests and for what {@link Main} prints. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A setting as it counts. */
    public <T> Optional<T> setting(String key, Class<T> type) {
        return context.getProperty(key, type);
    }

    /** Lets running requests end, then stops everything. */
    @Override
    public void close() {
        context.close();
    }
}
