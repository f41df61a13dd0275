package com.cybervpn.remnawave;

import com.cybervpn.domain.shared.Secret;
import java.net.URI;

/**
 * The panel that the platform works with.
 *
 * @param token an API token of the panel with every scope
 * @param webhookSecret the key that the panel signs its webhooks with
 */
public record PanelConnection(URI url, Secret token, Secret webhookSecret) {}
