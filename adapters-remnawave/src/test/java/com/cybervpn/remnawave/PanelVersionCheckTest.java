package com.cybervpn.remnawave;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.domain.vpn.PanelTotals;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PanelVersionCheckTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(PanelVersionCheck.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void isContentWithVersionThree() {
        new PanelVersionCheck(reporting("3.4.15")).check();

        assertThat(warnings()).isEmpty();
    }

    @Test
    void warnsOfAnotherVersion() {
        new PanelVersionCheck(reporting("2.8.1")).check();

        assertThat(warnings()).singleElement().asString().contains("2.8.1", "3.x");
    }

    @Test
    void warnsOfAPanelThatDoesNotAnswer() {
        new PanelVersionCheck(reporting("")).check();

        assertThat(warnings()).singleElement().asString().contains("does not answer");
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static PanelSystem reporting(String version) {
        return new PanelSystem() {
            @Override
            public String version() {
                if (version.isEmpty()) throw new ApplicationFailure.UpstreamFailed("remnawave", null);
                return version;
            }

            @Override
            public PanelTotals totals() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long trafficBytes(LocalDate from, LocalDate to) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
