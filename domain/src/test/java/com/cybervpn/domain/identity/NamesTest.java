package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.co", "first.last+tag@sub.example.com", "o'neil@example.org", "x_1@xn--bcher-kva.example"})
    void acceptsAddresses(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.co",
                "a@",
                "a@b",
                "a@b..co",
                "a b@c.de",
                "a@b.co\n",
                "a@-b.co",
                ".a@b.co",
                "a@b@c.de"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesDifferingByCaseAreOne() {
        assertThat(new EmailAddress("Ann@Example.COM")).isEqualTo(new EmailAddress("ann@example.com"));
    }

    @Test
    void addressesPrintMasked() {
        assertThat(new EmailAddress("annabel@example.com")).hasToString("an***@example.com");
        assertThat(new EmailAddress("a@example.com")).hasToString("a***@example.com");
    }

    @ParameterizedTest
    @CsvSource({"ann.smith, ann_smith", "Ann Smith, Ann_Smith", "ab, tg_42", "..., tg_42", "Иван, tg_42", "ann, ann"})
    void derivesALoginFromANameElsewhere(String name, String login) {
        assertThat(Login.derivedFrom(name, "tg_42")).isEqualTo(new Login(login));
    }

    @Test
    void aDerivedLoginLeavesRoomForItsSuffix() {
        var derived = Login.derivedFrom("x".repeat(200), "user");

        assertThat(derived.value()).hasSize(40);
        assertThat(derived.withSuffix(123_456).value()).endsWith("_123456").hasSize(47);
        assertThat(new Login("y".repeat(50)).withSuffix(7).value())
                .endsWith("_7")
                .hasSize(50);
    }

    @Test
    void loginsDifferingByCaseAreOne() {
        assertThat(new Login("Ann").sameAs(new Login("aNN"))).isTrue();
        assertThat(new Login("Ann").sameAs(new Login("Anna"))).isFalse();
    }
}
