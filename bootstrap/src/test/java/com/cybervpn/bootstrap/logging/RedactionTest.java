package com.cybervpn.bootstrap.logging;

import static net.logstash.logback.argument.StructuredArguments.kv;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.mask.MaskingJsonGeneratorDecorator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String SECRET = "S3cr3tS3cr3tS3cr3t";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer S3cr3tS3cr3tS3cr3t",
                "authorization=Basic S3cr3tS3cr3tS3cr3t",
                "password=S3cr3tS3cr3tS3cr3t",
                "{\"password\": \"a \\\" S3cr3tS3cr3tS3cr3t\"}",
                "{\"refresh_token\":\"S3cr3tS3cr3tS3cr3t\",\"a\":1}",
                "GET /ws?ticket=S3cr3tS3cr3tS3cr3t&a=1",
                "GET /callback?code=S3cr3tS3cr3tS3cr3t",
                "JWT_SECRET=S3cr3tS3cr3tS3cr3t",
                "jwt.secret=S3cr3tS3cr3tS3cr3t",
                "api-key: S3cr3tS3cr3tS3cr3t",
                "Cookie: access_token=S3cr3tS3cr3tS3cr3t; refresh_token=S3cr3tS3cr3tS3cr3t",
                "postgres://user:S3cr3tS3cr3tS3cr3t@host/db",
                "https://api.telegram.org/bot123456:S3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t/getMe",
                "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0S3cr3tS3cr3tS3cr3t.c2ln in a message",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nS3cr3tS3cr3tS3cr3t\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nS3cr3tS3cr3tS3cr3t",
                "Request[login=ann, password=S3cr3tS3cr3tS3cr3t]",
            })
    void hidesWhatIsSecret(String line) {
        assertThat(Redaction.redact(line)).doesNotContain(SECRET).contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user 0198c5b2-8f3e-7d10-9c55-1f0f6f3f7a11 created by admin",
                "at com.cybervpn.TokenMint.sign(TokenMint.java:32)",
                "com.cybervpn.TokenException: the clock runs backwards",
                "exit_code=7 after 12s",
                "GET /api/v1/users?page=2 answered 200 in 12 ms",
                "listening on 127.0.0.1:8080",
            })
    void leavesTheRestAsItIs(String line) {
        assertThat(Redaction.redact(line)).isEqualTo(line);
    }

    @Test
    void coversMessagesArgumentsAndStackTracesOfReadableLines() {
        RedactingLayout layout = new RedactingLayout();
        layout.setPattern("%level [%X{request_id:--}] %msg%n%ex");
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(layout);

        String line = written(encoder, layout::setContext, layout::start);

        assertThat(line)
                .doesNotContain(SECRET)
                .contains("WARN [request-7] signed in with token=***")
                .contains("IllegalStateException");
    }

    @Test
    void coversEveryMemberOfJsonLines() {
        LogstashEncoder encoder = new LogstashEncoder();
        MaskingJsonGeneratorDecorator decorator = new MaskingJsonGeneratorDecorator();
        decorator.addValueMasker(new RedactingMasker());
        encoder.setJsonGeneratorDecorator(decorator);

        String line = written(encoder, _ -> {}, decorator::start);

        assertThat(line)
                .doesNotContain(SECRET)
                .contains("\"request_id\":\"request-7\"")
                .contains("\"level\":\"WARN\"")
                .contains("\"api_key\":\"***\"")
                .contains("\"stack_trace\"");
    }

    private static String written(Encoder<ILoggingEvent> encoder, Consumer<LoggerContext> configure, Runnable start) {
        LoggerContext context = new LoggerContext();
        configure.accept(context);
        start.run();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        Logger logger = context.getLogger("test");
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.getMDCAdapter().put("request_id", "request-7");
        logger.addAppender(appender);
        logger.warn(
                "signed in with token={} {}",
                SECRET,
                kv("api_key", SECRET),
                new IllegalStateException("password: " + SECRET));
        return out.toString(StandardCharsets.UTF_8);
    }
}
