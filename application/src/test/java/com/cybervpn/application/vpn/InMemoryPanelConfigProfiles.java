package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.XrayConfig;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Config profiles as the panel would treat them: names and inbound tags are unique, and a config needs an inbound. */
public final class InMemoryPanelConfigProfiles implements PanelConfigProfiles {
    private final Map<UUID, ConfigProfile> profiles = new LinkedHashMap<>();
    private final InstantSource clock;
    private final PanelOutage outage;

    public InMemoryPanelConfigProfiles(InstantSource clock, PanelOutage outage) {
        this.clock = clock;
        this.outage = outage;
    }

    @Override
    public synchronized List<ConfigProfile> list() {
        outage.check();
        return List.copyOf(profiles.values());
    }

    @Override
    public synchronized Optional<ConfigProfile> find(UUID id) {
        outage.check();
        return Optional.ofNullable(profiles.get(id));
    }

    @Override
    public synchronized List<Inbound> inbounds() {
        outage.check();
        return profiles.values().stream()
                .flatMap(profile -> profile.inbounds().stream())
                .toList();
    }

    @Override
    public synchronized PanelAnswer<ConfigProfile> create(String name, XrayConfig config) {
        outage.check();
        if (profiles.values().stream().anyMatch(profile -> profile.name().equals(name))) {
            return new PanelAnswer.Taken<>();
        }
        return store(new UUID(2, profiles.size() + 1L), name, config);
    }

    @Override
    public synchronized PanelAnswer<ConfigProfile> replaceConfig(UUID id, XrayConfig config) {
        outage.check();
        ConfigProfile profile = profiles.get(id);
        return profile == null ? new PanelAnswer.Absent<>() : store(id, profile.name(), config);
    }

    private PanelAnswer<ConfigProfile> store(UUID id, String name, XrayConfig config) {
        List<Inbound> inbounds = new ArrayList<>();
        if (config.members().get("inbounds") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> raw) inbounds.add(inbound(id, raw));
            }
        }
        if (inbounds.isEmpty()) return new PanelAnswer.Refused<>();
        boolean tagTaken = profiles.values().stream()
                .filter(profile -> !profile.id().equals(id))
                .flatMap(profile -> profile.inbounds().stream())
                .anyMatch(other -> inbounds.stream().anyMatch(own -> own.tag().equals(other.tag())));
        if (tagTaken) return new PanelAnswer.Taken<>();
        ConfigProfile profile = new ConfigProfile(id, name, config, inbounds, clock.instant(), clock.instant());
        profiles.put(id, profile);
        return new PanelAnswer.Accepted<>(profile);
    }

    private static Inbound inbound(UUID profile, Map<?, ?> raw) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        raw.forEach((name, value) -> members.put(String.valueOf(name), value));
        String tag = String.valueOf(members.get("tag"));
        return new Inbound(
                UUID.nameUUIDFromBytes(tag.getBytes(StandardCharsets.UTF_8)),
                profile,
                tag,
                String.valueOf(members.get("protocol")),
                members.get("port") instanceof Number port ? port.intValue() : null,
                null,
                null,
                members);
    }
}
