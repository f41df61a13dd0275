package com.cybervpn.container;

import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.DeploymentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The labels by which everything of an installation is found again. */
record EngineLabels(String installation) {
    private static final String PREFIX = "com.cybervpn.";
    private static final String INSTALLATION = PREFIX + "installation";
    private static final String APP = PREFIX + "app";
    private static final String DEPLOYMENT = PREFIX + "deployment";
    private static final String IMAGE = PREFIX + "image";

    /** Selects what is this installation's. */
    Map<String, String> own() {
        return Map.of(INSTALLATION, installation);
    }

    Map<String, String> of(AppId app, DeploymentId deployment) {
        Map<String, String> labels = new HashMap<>(own());
        labels.put(APP, app.toString());
        labels.put(DEPLOYMENT, deployment.toString());
        return labels;
    }

    /** An image also says its name: engines show it in different forms. */
    Map<String, String> of(AppId app, DeploymentId deployment, String image) {
        Map<String, String> labels = of(app, deployment);
        labels.put(IMAGE, image);
        return labels;
    }

    boolean isOwn(@Nullable Map<String, String> labels) {
        return labels != null && installation.equals(labels.get(INSTALLATION));
    }

    static Optional<AppId> app(@Nullable Map<String, String> labels) {
        return number(labels, APP).map(AppId::new);
    }

    static Optional<DeploymentId> deployment(@Nullable Map<String, String> labels) {
        return number(labels, DEPLOYMENT).map(DeploymentId::new);
    }

    static Optional<String> image(@Nullable Map<String, String> labels) {
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(IMAGE));
    }

    private static Optional<Long> number(@Nullable Map<String, String> labels, String name) {
        String text = labels == null ? null : labels.get(name);
        return text != null && text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
