package com.cybervpn.mail;

import com.cybervpn.domain.identity.Mail;
import java.time.Duration;
import java.util.Locale;

/** What mails say, in English and Russian. */
final class MailTexts {
    private MailTexts() {}

    static RenderedMail render(Mail mail) {
        var wording = Wording.of(mail.locale());
        var parts = wording.parts(mail.kind());
        var content = mail.content().reveal();
        var validity = wording.validity(mail.validFor());
        return new RenderedMail(
                parts.subject(),
                text(parts, content, validity, wording),
                html(mail, parts, content, validity, wording));
    }

    private static String text(Parts parts, String content, String validity, Wording wording) {
        return parts.intro() + "\n\n" + content + "\n\n" + validity + "\n" + wording.notYou() + "\n";
    }

    private static String html(Mail mail, Parts parts, String content, String validity, Wording wording) {
        boolean isLink = mail.kind() == Mail.Kind.SIGN_IN_LINK;
        var shown = escaped(content);
        var body = isLink
                ? "<p><a href=\"" + shown + "\" style=\"display:inline-block;padding:12px 20px;background:#1f6feb;"
                        + "color:#ffffff;text-decoration:none;border-radius:6px\">" + escaped(parts.subject())
                        + "</a></p><p style=\"color:#57606a;word-break:break-all\">" + shown + "</p>"
                : "<p style=\"font-size:28px;letter-spacing:6px;font-family:monospace\">" + shown + "</p>";
        return """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
            <body style="font-family:sans-serif;color:#1f2328">
            <p>%s</p>
            %s
            <p>%s</p>
            <p style="color:#57606a">%s</p>
            </body></html>
            """.formatted(
                        wording.language(),
                        escaped(parts.subject()),
                        escaped(parts.intro()),
                        body,
                        escaped(validity),
                        escaped(wording.notYou()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What differs from one kind of mail to the next. */
    private record Parts(String subject, String intro) {}

    /** One language. */
    private enum Wording {
        ENGLISH("en", "If this was not you, ignore this message.") {
            @Override
            Parts parts(Mail.Kind kind) {
                return switch (kind) {
                    case VERIFICATION_CODE ->
                        new Parts("Confirm your e-mail address", "Enter this code to confirm your e-mail address:");
                    case PASSWORD_RESET_CODE ->
                        new Parts("Reset your password", "Enter this code to choose a new password:");
                    case SIGN_IN_LINK -> new Parts("Sign in", "Open this link to sign in. It works once:");
                };
            }

            @Override
            String validity(Duration validFor) {
                long hours = validFor.toHours();
                return hours > 0 && validFor.toMinutes() % MINUTES_PER_HOUR == 0
                        ? "It is valid for " + hours + (hours == 1 ? " hour." : " hours.")
                        : "It is valid for " + validFor.toMinutes() + " minutes.";
            }
        },
        RUSSIAN("ru", "Если это были не вы, просто не обращайте внимания на это письмо.") {
            @Override
            Parts parts(Mail.Kind kind) {
                return switch (kind) {
                    case VERIFICATION_CODE ->
                        new Parts(
                                "Подтвердите адрес электронной почты",
                                "Введите этот код, чтобы подтвердить адрес электронной почты:");
                    case PASSWORD_RESET_CODE ->
                        new Parts("Сброс пароля", "Введите этот код, чтобы задать новый пароль:");
                    case SIGN_IN_LINK -> new Parts("Вход", "Откройте эту ссылку, чтобы войти. Она действует один раз:");
                };
            }

            @Override
            String validity(Duration validFor) {
                long hours = validFor.toHours();
                return hours > 0 && validFor.toMinutes() % MINUTES_PER_HOUR == 0
                        ? "Срок действия: " + hours + " ч."
                        : "Срок действия: " + validFor.toMinutes() + " мин.";
            }
        };

        private static final int MINUTES_PER_HOUR = 60;

        private final String language;
        private final String notYou;

        Wording(String language, String notYou) {
            this.language = language;
            this.notYou = notYou;
        }

        static Wording of(String locale) {
            return locale.toLowerCase(Locale.ROOT).startsWith("ru") ? RUSSIAN : ENGLISH;
        }

        abstract Parts parts(Mail.Kind kind);

        abstract String validity(Duration validFor);

        String language() {
            return language;
        }

        String notYou() {
            return notYou;
        }
    }
}
