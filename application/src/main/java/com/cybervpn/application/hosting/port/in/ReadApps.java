package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.ResourceLimits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows callers their own apps (H-APP-6, H-APP-7). */
public interface ReadApps {
    /** Newest first. */
    List<AppView> list(Caller caller);

    /**
     * @return empty when there is no such app
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden when it is somebody else's
     */
    Optional<Details> find(Caller caller, AppId id);

    /**
     * @param limits of the container that serves the app; null when none does
     * @param usage of that container; null when it cannot be measured now
     */
    record Details(
            AppView view,
            @Nullable ResourceLimits limits,
            @Nullable LiveUsage usage) {}

    /** What a container uses; percentages are of its limits, 0 to 100. */
    record LiveUsage(double memoryMb, double memoryPercent, double diskGb, double diskPercent, int restarts) {}
}
