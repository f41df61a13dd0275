package com.cybervpn.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.Mail;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpTransportTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private int port;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        server.setUser("sender@example.com", "sender", "canary-password");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void deliversTextAndHtml() throws MessagingException {
        send("NONE");

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Sign in");
        assertThat(received[0].getFrom()[0]).hasToString("vpn@example.com");
        assertThat(received[0].getAllRecipients()[0]).hasToString("ann@example.com");
        assertThat(GreenMailUtil.getBody(received[0]))
                .contains("text/plain")
                .contains("text/html")
                .contains("https://vpn.example/in");
    }

    @Test
    void speaksToNoServerThatCannotEncryptWhenAsked() {
        assertThatThrownBy(() -> send("STARTTLS")).isInstanceOf(UpstreamFailed.class);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysThatTheServerFailed() {
        server.stop();

        assertThatThrownBy(() -> send("NONE"))
                .isInstanceOf(UpstreamFailed.class)
                .message()
                .doesNotContain("canary-password");
    }

    private void send(String security) {
        Map<String, Object> settings = Map.of(
                "remnawave.url", "http://127.0.0.1:9",
                "remnawave.token", "none",
                "smtp.host", "127.0.0.1",
                "smtp.port", port,
                "smtp.security", security,
                "smtp.username", "sender",
                "smtp.password", "canary-password",
                "smtp.from", "vpn@example.com",
                "smtp.timeout", "5s");
        try (var context = ApplicationContext.run(settings)) {
            context.getBean(MailTransport.class)
                    .send(MailTextsTest.mail(Mail.Kind.SIGN_IN_LINK, "en", "https://vpn.example/in"));
        }
    }
}
