package com.cybervpn.web.identity;

import com.cybervpn.domain.identity.EmailAddress;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

@Serdeable
@Schema(name = "EmailRequest")
record EmailRequest(
        @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
        String email) {
    EmailAddress address() {
        return Input.email("email", email);
    }
}
