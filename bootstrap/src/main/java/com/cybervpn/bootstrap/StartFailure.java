package com.cybervpn.bootstrap;

import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says why the platform did not start: in one line that names the setting, when a setting is the reason. */
final class StartFailure {
    private static final Pattern MEMBER =
            Pattern.compile("(?s)value for parameter \\[(\\w+)].*?ConfigurationProperties\\(\"([^\"]+)\"\\)");
    private static final Pattern PROPERTY = Pattern.compile("property value \\[(?:\\$\\{)?([\\w.-]+)");
    private static final String POOL = "Failed to initialize pool: ";
    private static final Pattern ADDRESS = Pattern.compile("on (\\S+):(\\d+)");

    private StartFailure() {}

    /** One line where the cause is known; else the whole story, because then it is a bug. */
    static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            Matcher member = MEMBER.matcher(message);
            if (member.find()) {
                return line(variable(member.group(2) + "." + member.group(1)) + ": " + reason(cause));
            }
            Matcher property = PROPERTY.matcher(message);
            if (property.find()) return line(variable(property.group(1)) + ": " + reason(cause));
            if (message.startsWith(POOL)) {
                return line(
                        "the database does not answer (DATABASE_URL): " + firstLine(message.substring(POOL.length())));
            }
            if (cause.getCause() instanceof BindException taken) {
                Matcher address = ADDRESS.matcher(message);
                String where = address.find() ? address.group(1) + ":" + address.group(2) : "an address";
                return line("cannot listen on " + where + ": " + taken.getMessage()
                        + " (PUBLIC_PORT, LOCAL_PORT and MANAGEMENT_PORT choose other ports)");
            }
            if (cause.getClass() == ConfigurationException.class) return line(firstLine(message));
        }
        StringWriter story = new StringWriter();
        failure.printStackTrace(new PrintWriter(story));
        return line("unexpected failure") + System.lineSeparator() + story;
    }

    /** The environment variable that sets {@code rate-limit.failOpen}: {@code RATE_LIMIT_FAIL_OPEN}. */
    static String variable(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_');
    }

    /** What is wrong with the value; never the value itself, which may be secret. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violations) {
                return violations.getConstraintViolations().stream()
                        .map(ConstraintViolation::getMessage)
                        .collect(Collectors.joining(", "));
            }
        }
        return "the value has not the right form";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static String line(String reason) {
        return "CyberVPN Platform cannot start: " + reason;
    }
}
