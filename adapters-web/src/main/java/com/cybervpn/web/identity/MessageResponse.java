package com.cybervpn.web.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

@Serdeable
@Schema(name = "MessageResponse")
record MessageResponse(String message) {}
