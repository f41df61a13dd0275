package com.cybervpn.web.shared.openapi;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes the document, and a page to read and try it; all scripts come from here. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class ApiDocumentController {
    private static final String SWAGGER_UI = "classpath:META-INF/swagger/views/swagger-ui/res/";
    private static final Map<String, String> FILES = Map.of(
            "init.js", "classpath:openapi/init.js",
            "swagger-ui.css", SWAGGER_UI + "swagger-ui.css",
            "swagger-ui-bundle.js", SWAGGER_UI + "swagger-ui-bundle.js",
            "swagger-ui-standalone-preset.js", SWAGGER_UI + "swagger-ui-standalone-preset.js",
            "favicon-32x32.png", SWAGGER_UI + "favicon-32x32.png");
    private static final String REVALIDATE = "no-cache";

    private final ApiDocument document;
    private final ResourceLoader resources;

    ApiDocumentController(ApiDocument document, ResourceLoader resources) {
        this.document = document;
        this.resources = resources;
    }

    @Get("/openapi.json")
    @Tag(name = "service")
    @Operation(operationId = "openapi", summary = "OpenAPI 3.1 document")
    @ApiResponse(
            responseCode = "200",
            description = "this document",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "304", description = "unchanged since the ETag that was sent")
    HttpResponse<byte[]> openapi(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        ApiDocument.Published published = document.published();
        if (published.etag().equals(known)) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, published.etag());
        }
        return HttpResponse.ok(published.bytes())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, published.etag())
                .header(HttpHeaders.CACHE_CONTROL, REVALIDATE);
    }

    @Hidden
    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    Optional<StreamedFile> page() {
        return file("classpath:openapi/index.html", MediaType.TEXT_HTML_TYPE);
    }

    @Hidden
    @Get("/docs/{name}")
    @Produces(MediaType.ALL)
    Optional<HttpResponse<StreamedFile>> part(String name) {
        return Optional.ofNullable(FILES.get(name))
                .flatMap(resource -> file(resource, MediaType.forFilename(name)))
                .map(file -> HttpResponse.ok(file).header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600"));
    }

    private Optional<StreamedFile> file(String resource, MediaType type) {
        return resources.getResourceAsStream(resource).map(in -> new StreamedFile(in, type));
    }
}
