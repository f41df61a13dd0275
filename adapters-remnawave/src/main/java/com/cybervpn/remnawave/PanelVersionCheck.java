package com.cybervpn.remnawave;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.vpn.port.out.PanelSystem;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start whether the panel is of the version that the platform was made for. Never holds the start up. */
@Singleton
final class PanelVersionCheck implements ApplicationEventListener<StartupEvent> {
    static final String SUPPORTED = "3";
    private static final Logger LOG = LoggerFactory.getLogger(PanelVersionCheck.class);

    private final PanelSystem panel;

    PanelVersionCheck(PanelSystem panel) {
        this.panel = panel;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        Thread.startVirtualThread(this::check);
    }

    void check() {
        try {
            String version = panel.version();
            if (version.startsWith(SUPPORTED + ".")) LOG.info("panel version {}", version);
            else {
                LOG.warn(
                        "the panel's version is {}, but this platform was made for {}.x: expect failures",
                        version,
                        SUPPORTED);
            }
        } catch (ApplicationFailure e) {
            LOG.warn("the panel does not answer: its version could not be checked");
        }
    }
}
