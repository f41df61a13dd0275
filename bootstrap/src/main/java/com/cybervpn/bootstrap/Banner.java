package com.cybervpn.bootstrap;

/** What the operator reads once the platform is ready: where it is and how to get in. */
final class Banner {
    private Banner() {}

    static String of(Platform platform) {
        String address = "http://" + host(platform, "public") + ":" + port(platform, "public");
        StringBuilder text = new StringBuilder()
                .append(line("CyberVPN Platform is ready"))
                .append(line("  API            " + address))
                .append(line("  documentation  " + address + "/docs"));
        if (platform.setting("local.enabled", Boolean.class).orElse(false)) {
            text.append(line("  deployer       http://127.0.0.1:" + port(platform, "local") + " (this machine only)"));
        }
        platform.bean(FirstAdministrator.class).hint().ifPresent(hint -> text.append(firstSignIn(hint)));
        return text.toString();
    }

    private static String firstSignIn(FirstAdministrator.SignInHint hint) {
        var generated = hint.generated();
        String password = generated == null ? "as configured" : generated.reveal() + " (shown this once)";
        return line("  sign in as     " + hint.login()) + line("  password       " + password);
    }

    private static String host(Platform platform, String listener) {
        String host = setting(platform, listener + ".host");
        return host.equals("0.0.0.0") ? "localhost" : host;
    }

    private static String port(Platform platform, String listener) {
        return setting(platform, listener + ".port");
    }

    private static String setting(Platform platform, String key) {
        return platform.setting(key, String.class).orElseThrow();
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
