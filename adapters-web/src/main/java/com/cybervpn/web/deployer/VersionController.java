package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.VersionArchive;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.web.shared.Fails;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions and their archives (D-VER). */
@Controller("/deployer/api/v1/versions/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "versions")
class VersionController {
    private final VersionArchive versions;

    VersionController(VersionArchive versions) {
        this.versions = versions;
    }

    @Get
    @Operation(operationId = "deployerGetVersion", summary = "One version")
    @Fails.NotFound
    VersionResponse get(Caller caller, String id) {
        return VersionResponse.of(Answers.value(versions.find(caller, version(id))));
    }

    @Delete
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deployerDeleteVersion", summary = "Delete the version and its archive")
    @ApiResponse(responseCode = "204", description = "deleted")
    @Fails.NotFound
    @Fails.Conflict
    void delete(Caller caller, String id) {
        Answers.value(versions.remove(caller, version(id)));
    }

    @Post(value = "/upload", consumes = MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "deployerUploadVersion", summary = "Attach the archive, or program and public files")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = UploadForm.class)))
    @Fails.NotFound
    @Fails.Conflict
    VersionResponse upload(Caller caller, String id, @Body MultipartBody body) throws IOException {
        VersionId version = version(id);
        Answers.value(versions.expectUpload(caller, version));
        try (ReceivedParts parts = ReceivedParts.of(body)) {
            return VersionResponse.of(Answers.value(versions.upload(caller, version, parts.upload())));
        }
    }

    @Post(value = "/upload", consumes = "application/zip")
    @Operation(operationId = "deployerUploadVersionZip", hidden = true)
    VersionResponse uploadZip(Caller caller, String id, @Body InputStream body) throws IOException {
        VersionId version = version(id);
        Answers.value(versions.expectUpload(caller, version));
        try (ReceivedParts parts = ReceivedParts.zip(body)) {
            return VersionResponse.of(Answers.value(versions.upload(caller, version, parts.upload())));
        }
    }

    @Get("/download")
    @Produces("application/zip")
    @Operation(operationId = "deployerDownloadVersion", summary = "The stored archive")
    @ApiResponse(
            responseCode = "200",
            description = "the archive",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @Fails.NotFound
    HttpResponse<StreamedFile> download(Caller caller, String id) throws IOException {
        VersionArchive.Archive archive = Answers.value(versions.download(caller, version(id)));
        long modified = Files.getLastModifiedTime(archive.file()).toMillis();
        InputStream content = Files.newInputStream(archive.file(), StandardOpenOption.DELETE_ON_CLOSE);
        return HttpResponse.ok(new StreamedFile(content, MediaType.of("application/zip"), modified, archive.size())
                .attach(archive.name()));
    }

    private static VersionId version(String id) {
        return Answers.id("version", id, VersionId::new);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerUpload")
    record UploadForm(
            @Schema(type = "string", format = "binary", description = "the archive; or the two others") @Nullable
            String deploymentZip,

            @Schema(type = "string", format = "binary") @Nullable
            String pocketbaseBinary,

            @Nullable List<String> pbPublicFiles) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeployerVersion")
    record VersionResponse(
            String id,
            Instant created,
            Instant updated,
            String appId,
            String versionNumber,
            @Nullable String deploymentZip,
            String notes) {
        static VersionResponse of(Version version) {
            return new VersionResponse(
                    version.id().toString(),
                    version.created(),
                    version.updated(),
                    version.app().toString(),
                    version.number(),
                    version.archive(),
                    version.notes());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerVersionList")
    record VersionList(List<VersionResponse> versions, int total, int filtered) {}
}
