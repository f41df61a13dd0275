package com.cybervpn.bootstrap;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why the platform did not start: in one line that names the setting, when a setting is the reason. */
final class StartFailure {
    private static final Pattern SETTING = Pattern.compile("property value \\[(?:\\$\\{)?([\\w.-]+)");
    private static final Pattern ADDRESS = Pattern.compile("on (\\S+):(\\d+)");

    private StartFailure() {}

    /** One line where the cause is known; else the whole story, because then it is a bug. */
    static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            Matcher setting = SETTING.matcher(message);
            if (setting.find()) return line(variable(setting.group(1)) + ": the value has not the right form");
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

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static String line(String reason) {
        return "CyberVPN Platform cannot start: " + reason;
    }
}
