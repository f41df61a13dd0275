package com.cybervpn.web.vpn;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says that something was done. */
@Serdeable
@Schema(name = "StatusMessageResponse")
record StatusMessageResponse(String status, @Nullable String message) {
    static final StatusMessageResponse DELETED = new StatusMessageResponse("deleted", null);
}
