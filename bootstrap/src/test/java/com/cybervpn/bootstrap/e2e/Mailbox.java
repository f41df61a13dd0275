package com.cybervpn.bootstrap.e2e;

import com.cybervpn.application.identity.port.out.DevelopmentMailbox;
import java.time.Instant;
import java.util.regex.Pattern;

/** What the platform mailed. */
final class Mailbox {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private final TestPlatform platform;

    Mailbox(TestPlatform platform) {
        this.platform = platform;
    }

    /** The code in the latest mail of that subject. */
    String code(String email, String subject) {
        var code = CODE.matcher(text(email, subject));
        return code.find() ? code.group() : "";
    }

    /** The token in the latest sign-in link. */
    String token(String email) {
        return text(email, "Sign in").replaceAll("(?s).*token=(\\S+).*", "$1");
    }

    /** Waits for the mail, which a job delivers. */
    private String text(String email, String subject) {
        var mailbox = platform.bean(DevelopmentMailbox.class);
        var deadline = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(deadline)) {
            var found = mailbox.mails().stream()
                    .filter(mail -> mail.to().equals(email) && mail.subject().startsWith(subject))
                    .findFirst();
            if (found.isPresent()) return found.get().text();
            Thread.onSpinWait();
        }
        throw new AssertionError("no mail to " + email);
    }
}
