package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.ReadMailbox;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What would have been mailed; in development without a mail server only. The page asks for an administrator's sign-in. */
@Controller("/dev/mailbox")
@Requires(beans = ReadMailbox.class)
@Hidden
class MailboxController {
    private static final String JAVASCRIPT = "text/javascript";

    private final ReadMailbox mailbox;
    private final String page;
    private final String script;

    MailboxController(ReadMailbox mailbox, ResourceLoader resources) {
        this.mailbox = mailbox;
        this.page = text(resources, "classpath:dev/mailbox.html");
        this.script = text(resources, "classpath:dev/mailbox.js");
    }

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces(MediaType.TEXT_HTML)
    String page() {
        return page;
    }

    @Get("/mailbox.js")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces(JAVASCRIPT)
    String script() {
        return script;
    }

    @Get("/messages")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Fails.Unauthorized
    @Fails.Forbidden
    List<Message> messages(Caller caller) {
        return mailbox.read(caller).stream()
                .map(mail -> new Message(mail.to(), mail.subject(), mail.text(), mail.html(), mail.at()))
                .toList();
    }

    private static String text(ResourceLoader resources, String path) {
        try (var stream = resources.getResourceAsStream(path).orElseThrow()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Serdeable
    record Message(String to, String subject, String text, String html, Instant at) {}
}
