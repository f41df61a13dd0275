package com.cybervpn.web.shared;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents how an operation can fail, on any surface: {@code @Fails.NotFound @Fails.Conflict}. The published document
 * gives each failure the body of the {@link Surface} that the path belongs to, and adds by itself what any operation of
 * that kind can answer: 401 and 403 where a sign-in is asked for, failed validation where there is something to validate,
 * 429, 500 and 503.
 */
public final class Fails {
    private Fails() {}

    /** The request is not possible in this state. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "400", description = "request not possible in this state")
    public @interface BadRequest {}

    /** Credentials or token are missing or not valid. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "401", description = "not authenticated, or credentials or token not valid")
    public @interface Unauthorized {}

    /** What it takes has not been paid for. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "402", description = "subscription expired or not paid")
    public @interface PaymentRequired {}

    /** The caller has not the right. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "403", description = "authenticated but not allowed, or inactive account")
    public @interface Forbidden {}

    /** No such record. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "404", description = "no such record")
    public @interface NotFound {}

    /** Taken, changed by someone else, or not in the state for it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "409", description = "already taken, or in conflict with the present state")
    public @interface Conflict {}

    /** The upload is larger than allowed. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "413", description = "larger than allowed")
    public @interface PayloadTooLarge {}

    /** The body is of another media type. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "415", description = "media type not supported")
    public @interface UnsupportedMediaType {}

    /** The request did not pass validation. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "422", description = "request did not pass validation")
    public @interface Invalid {}

    /** The account is locked after failed logins. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "423", description = "account locked after failed logins")
    public @interface Locked {}

    /** A rate limit is used up. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "429", description = "rate limit; Retry-After says when to come back")
    public @interface TooManyRequests {}

    /** The work itself failed on our side. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "500", description = "server-side error")
    public @interface ServerError {}

    /** Another system failed. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "502", description = "another system failed or sent an unusable answer")
    public @interface BadGateway {}

    /** A part of the platform is not to be reached. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(
            responseCode = "503",
            description = "a part of the platform is not to be reached; Retry-After says when to come back")
    public @interface Unavailable {}

    /** Another system did not answer in time. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @ApiResponse(responseCode = "504", description = "another system did not answer in time")
    public @interface GatewayTimeout {}
}
