package com.cybervpn.bootstrap;

import com.cybervpn.application.operations.port.in.ReadWebhookLog;
import com.cybervpn.application.operations.port.in.ReceiveWebhook;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.operations.port.out.Signatures;
import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.operations.service.ReadWebhookLogService;
import com.cybervpn.application.operations.service.ReceiveWebhookService;
import com.cybervpn.application.operations.service.RedriveWebhooks;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Wires the inbox of webhooks; each context brings its handlers. */
@Factory
final class WebhookUseCases {
    @Singleton
    ReceiveWebhook receiveWebhook(
            List<WebhookHandler> handlers,
            WebhookLog log,
            Signatures signatures,
            WebhookConfig config,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new ReceiveWebhookService(handlers, log, signatures, config.terms(), transactions, ids, clock);
    }

    @Singleton
    RedriveWebhooks redriveWebhooks(
            List<WebhookHandler> handlers,
            WebhookLog log,
            WebhookConfig config,
            Transactions transactions,
            InstantSource clock) {
        return new RedriveWebhooks(handlers, log, config.terms(), transactions, clock);
    }

    @Singleton
    ReadWebhookLog readWebhookLog(WebhookLog log) {
        return new ReadWebhookLogService(log);
    }
}
