package com.cybervpn.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes the lines of a build on and remembers why it failed. */
final class BuildOutput extends ResultCallback.Adapter<BuildResponseItem> {
    private final LineSplitter lines;
    private volatile @Nullable String error;

    BuildOutput(Consumer<String> log) {
        lines = new LineSplitter(log);
    }

    @Override
    public synchronized void onNext(BuildResponseItem item) {
        if (item.getStream() != null) lines.add(item.getStream());
        if (item.getErrorDetail() != null) error = item.getErrorDetail().getMessage();
    }

    @Override
    public synchronized void onComplete() {
        lines.end();
        super.onComplete();
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }
}
