package com.cybervpn.web.operations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What senders of webhooks are told.
 *
 * @param rejectInvalidSignature answers 401 to a bad signature, instead of a 200 that says so (D-32)
 */
@ConfigurationProperties("webhooks")
record WebhookReplyConfig(@Bindable(defaultValue = "false") boolean rejectInvalidSignature) {}
