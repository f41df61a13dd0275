package com.cybervpn.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {
    @ParameterizedTest
    @EnumSource(Mail.Kind.class)
    void bothFormsCarryTheContentInBothLanguages(Mail.Kind kind) {
        var english = MailTexts.render(mail(kind, "en-EN", "123456"));
        var russian = MailTexts.render(mail(kind, "ru", "123456"));

        assertThat(english.text()).contains("123456").contains("3 hours");
        assertThat(english.html()).contains("123456").contains("lang=\"en\"");
        assertThat(russian.text()).contains("123456").contains("3 ч.");
        assertThat(russian.html()).contains("123456").contains("lang=\"ru\"");
        assertThat(russian.subject()).isNotEqualTo(english.subject()).matches("[А-Яа-я ]+");
    }

    @Test
    void unknownLanguagesReadEnglish() {
        assertThat(MailTexts.render(mail(Mail.Kind.SIGN_IN_LINK, "xx", "https://vpn.example"))
                        .subject())
                .isEqualTo("Sign in");
    }

    @Test
    void htmlIsQuoted() {
        var rendered = MailTexts.render(mail(Mail.Kind.SIGN_IN_LINK, "en", "https://vpn.example/?a=1&b=\"<x>"));

        assertThat(rendered.html())
                .contains("https://vpn.example/?a=1&amp;b=&quot;&lt;x&gt;")
                .doesNotContain("<x>");
    }

    static Mail mail(Mail.Kind kind, String locale, String content) {
        return new Mail(
                new UUID(1, 2),
                kind,
                new EmailAddress("ann@example.com"),
                locale,
                Secret.of(content),
                Duration.ofHours(3),
                Instant.parse("2026-03-01T15:00:00Z"));
    }
}
