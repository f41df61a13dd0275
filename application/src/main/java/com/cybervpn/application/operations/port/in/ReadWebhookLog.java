package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.WebhookDelivery;
import java.util.List;

/** Shows the webhooks that came in to those who may read them, newest first. */
public interface ReadWebhookLog {
    /**
     * @param page from 1
     * @param size 1 to 100
     */
    List<WebhookDelivery> read(Caller caller, int page, int size);
}
