package com.cybervpn.web.shared;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents how an operation of the vpn surface can fail: {@code @Fails.Guarded @Fails.NotFound}. */
public final class Fails {
    private Fails() {}

    /** The request is not possible in this state. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "400",
            description = "request not possible in this state",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface BadRequest {}

    /** Credentials or token are missing or not valid. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "401",
            description = "not authenticated, or credentials or token not valid",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface Unauthorized {}

    /** The caller has not the right. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "403",
            description = "authenticated but not allowed, or inactive account",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface Forbidden {}

    /** No such record. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "404",
            description = "no such record",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface NotFound {}

    /** Taken, or changed by someone else. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "409",
            description = "login, e-mail, name or link already taken",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface Conflict {}

    /** The request did not pass validation. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "422",
            description = "request did not pass validation",
            content = @Content(schema = @Schema(implementation = ValidationBody.class)))
    public @interface Invalid {}

    /** The account is locked after failed logins. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "423",
            description = "account locked after failed logins",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface Locked {}

    /** A rate limit is used up. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "429",
            description = "rate limit; Retry-After says when to come back",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface TooManyRequests {}

    /** Another system failed. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "502",
            description = "Remnawave, Crypto Pay or an OAuth provider failed or sent an unusable answer",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface BadGateway {}

    /** A part of the platform is not to be reached. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "503",
            description = "a part of the platform is not to be reached; Retry-After says when to come back",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public @interface Unavailable {}

    /** The error body of the vpn surface. */
    @Introspected
    @Schema(name = "ErrorResponse")
    public record Body(
            @Schema(
                    description = "string for most errors; object for coded errors; array for 422",
                    types = {"string", "object", "array"})
            Object detail) {}

    /** The body of a 422. */
    @Introspected
    @Schema(name = "ValidationErrorResponse")
    public record ValidationBody(java.util.List<Item> detail) {
        /** One member that did not pass. */
        @Introspected
        @Schema(name = "ValidationErrorItem")
        public record Item(java.util.List<Object> loc, String msg, String type) {}
    }
}
