package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.ReadWebhookLog;
import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.WebhookDelivery;
import com.cybervpn.domain.shared.Permission;
import java.util.List;

/** Reads the log, for callers with {@code webhook_read}. */
public final class ReadWebhookLogService implements ReadWebhookLog {
    private final WebhookLog log;

    public ReadWebhookLogService(WebhookLog log) {
        this.log = log;
    }

    @Override
    public List<WebhookDelivery> read(Caller caller, int page, int size) {
        caller.require(Permission.WEBHOOK_READ);
        return log.newestFirst(Math.multiplyFull(page - 1, size), size);
    }
}
