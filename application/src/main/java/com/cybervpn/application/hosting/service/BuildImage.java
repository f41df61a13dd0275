package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ImageBuild;
import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.application.hosting.port.out.SourceRepositories.Checkout;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.BuildRecipe;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.ListeningPort;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Gets the source of an app and builds its image (H-ENG-2..4). */
final class BuildImage implements DeploymentStep.Work {
    /** What a later step must know of the source: the port that it names. */
    static final String PORT_HINT = "port-hint";

    private static final String GENERATED = "Dockerfile";
    private static final int UNIQUE = 8;

    private final DeploymentLedger ledger;
    private final SourceRepositories repositories;
    private final ContainerEngine engine;
    private final DeploymentRules rules;

    BuildImage(
            DeploymentLedger ledger, SourceRepositories repositories, ContainerEngine engine, DeploymentRules rules) {
        this.ledger = ledger;
        this.repositories = repositories;
        this.engine = engine;
        this.rules = rules;
    }

    @Override
    public void run(DeploymentId id, StepContext context)
            throws StepFailed, ContainerEngine.Refused, InterruptedException {
        engine.ping();
        DeploymentLedger.InWork work = ledger.inWork(id);
        Deployment deployment = work.deployment();
        if (deployment.reuseOf() != null && deployment.image() != null && engine.hasImage(deployment.image())) {
            context.info("Starting the existing image again.");
            return;
        }
        String image = nameOf(work);
        if (engine.hasImage(image)) return; // built before a crash
        requireDiskSpace();
        ledger.nameImage(deployment, image);
        build(work.app(), deployment, image, context);
    }

    @Override
    public void undo(DeploymentId id) {
        // A reused image belongs to another deployment.
        ledger.find(id)
                .filter(deployment ->
                        deployment.image() != null && deployment.image().endsWith(tagOf(deployment)))
                .ifPresent(deployment -> engine.removeImage(String.valueOf(deployment.image())));
    }

    private String nameOf(DeploymentLedger.InWork work) {
        return rules.imagePrefix() + "-" + work.app().name().slug() + tagOf(work.deployment());
    }

    /**
     * The number of the deployment (H-ENG-4), and a part of its operation that is as good as unique: an image that an earlier
     * database, or another one on the same engine, built under that number is never taken for this one.
     */
    private static String tagOf(Deployment deployment) {
        String operation = String.valueOf(deployment.operation());
        return ":" + deployment.id() + "-" + operation.substring(Math.max(0, operation.length() - UNIQUE));
    }

    private void build(App app, Deployment deployment, String image, StepContext context)
            throws StepFailed, ContainerEngine.Refused, InterruptedException {
        context.say("Fetching " + app.repository() + ", branch " + app.branch());
        try (Checkout source = repositories.fetch(app.repository(), app.branch())) {
            context.info("Commit " + source.commit());
            BuildRecipe recipe = BuildRecipe.of(source.files());
            Map<String, String> added = switch (recipe) {
                case BuildRecipe.OwnDockerfile _ -> Map.of();
                case BuildRecipe.Generated(String kind, String dockerfile) -> {
                    context.info("No Dockerfile; this is a " + kind + " project, built with:\n" + dockerfile);
                    yield Map.of(GENERATED, dockerfile);
                }
                case BuildRecipe.Unsupported(String reason) -> throw new StepFailed(reason);
            };
            ListeningPort.hintIn(source.files()).ifPresent(port -> context.remember(PORT_HINT, Integer.toString(port)));
            context.say("Building the image");
            try (InputStream archive = source.archive(added)) {
                engine.build(ImageBuild.of(image, deployment, archive, rules.buildLimit()), context::info);
            }
        } catch (SourceRepositories.FetchFailed e) {
            throw new StepFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StepFailed("The source could not be packed for the build", e);
        }
    }

    private void requireDiskSpace() throws StepFailed {
        OptionalDouble used = engine.diskUsed();
        if (used.isPresent() && used.getAsDouble() >= rules.diskHighWater()) {
            throw new StepFailed(String.format(
                    Locale.ROOT,
                    "The build machine's disk is %.0f %% full: no builds above %.0f %%",
                    used.getAsDouble() * 100,
                    rules.diskHighWater() * 100));
        }
    }
}
