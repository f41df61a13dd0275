package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.Snippet;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TemplateKind;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every panel must do with config profiles, squads, snippets and subscription templates. */
public interface PanelResourcesContract {
    UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    PanelConfigProfiles profiles();

    PanelSquads squads();

    PanelSnippets snippets();

    PanelTemplates templates();

    private static XrayConfig config(String... tags) {
        var inbounds = java.util.Arrays.stream(tags)
                .map(tag -> Map.<String, Object>of("tag", tag, "protocol", "vless", "port", 8443))
                .toList();
        return new XrayConfig(
                Map.of("inbounds", inbounds, "outbounds", List.of(Map.of("tag", "DIRECT", "protocol", "freedom"))));
    }

    private ConfigProfile made(String name, String... tags) {
        return accepted(profiles().create(name, config(tags)));
    }

    private static <T> T accepted(PanelAnswer<T> answer) {
        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        return ((PanelAnswer.Accepted<T>) answer).value();
    }

    @Test
    default void derivesInboundsFromAConfig() {
        ConfigProfile profile = made("Contract one", "C1_A", "C1_B");

        assertThat(profile.inbounds()).extracting(Inbound::tag).containsExactly("C1_A", "C1_B");
        assertThat(profile.inbounds())
                .allMatch(inbound -> inbound.configProfile().equals(profile.id()));
        assertThat(profile.inbounds()).extracting(Inbound::port).containsOnly(8443);
        assertThat(profiles().find(profile.id()).map(ConfigProfile::name)).contains("Contract one");
        assertThat(profiles().list()).extracting(ConfigProfile::id).contains(profile.id());
        assertThat(profiles().inbounds()).extracting(Inbound::tag).contains("C1_A", "C1_B");
    }

    @Test
    default void keepsProfileNamesAndInboundTagsUnique() {
        made("Contract two", "C2");

        assertThat(profiles().create("Contract two", config("C2_OTHER"))).isEqualTo(new PanelAnswer.Taken<>());
        assertThat(profiles().create("Contract three", config("C2"))).isEqualTo(new PanelAnswer.Taken<>());
    }

    @Test
    default void refusesAConfigWithoutInbounds() {
        assertThat(profiles().create("Contract four", config())).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    default void replacesAWholeConfig() {
        ConfigProfile profile = made("Contract five", "C5_OLD");

        ConfigProfile replaced = accepted(profiles().replaceConfig(profile.id(), config("C5_NEW")));

        assertThat(replaced.inbounds()).extracting(Inbound::tag).containsExactly("C5_NEW");
        assertThat(profiles().replaceConfig(NOBODY, config("C5_X"))).isEqualTo(new PanelAnswer.Absent<>());
        assertThat(profiles().find(NOBODY)).isEmpty();
    }

    @Test
    default void keepsSquadNamesUniqueWithinAKind() {
        ConfigProfile profile = made("Contract six", "C6");
        List<UUID> inbounds = profile.inbounds().stream().map(Inbound::id).toList();

        Squad internal = accepted(squads().createInternal("Contract", inbounds));
        Squad external = accepted(squads().createExternal("Contract"));

        assertThat(internal.kind()).isEqualTo(SquadKind.INTERNAL);
        assertThat(internal.members()).isZero();
        assertThat(squads().list(SquadKind.INTERNAL)).contains(internal).doesNotContain(external);
        assertThat(squads().list(SquadKind.EXTERNAL)).contains(external);
        assertThat(squads().createInternal("Contract", inbounds)).isEqualTo(new PanelAnswer.Taken<>());
    }

    @Test
    default void keepsSnippetsByName() {
        Snippet snippet = new Snippet("contract-block", List.of(Map.of("type", "field", "outboundTag", "BLOCK")));

        assertThat(accepted(snippets().create(snippet))).isEqualTo(snippet);
        assertThat(snippets().list()).contains(snippet);
        assertThat(snippets().create(snippet)).isEqualTo(new PanelAnswer.Taken<>());
        assertThat(snippets().create(new Snippet("contract-empty", List.of()))).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    default void keepsTemplatesOfBothSorts() {
        SubscriptionTemplate json = accepted(templates().create("Contract json", TemplateKind.XRAY_JSON));
        SubscriptionTemplate yaml = accepted(templates().create("Contract yaml", TemplateKind.MIHOMO));

        for (SubscriptionTemplate template : List.of(json, yaml)) {
            accepted(templates().update(template.id(), template.kind(), null, Map.of("remarks", "mine")));
            SubscriptionTemplate found = templates().find(template.id()).orElseThrow();
            assertThat(found.content()).isEqualTo(Map.of("remarks", "mine"));
            assertThat(found.name()).isEqualTo(template.name());
        }
        assertThat(templates().list()).extracting(SubscriptionTemplate::id).contains(json.id(), yaml.id());
        assertThat(templates().create("Contract yaml", TemplateKind.MIHOMO)).isEqualTo(new PanelAnswer.Taken<>());
        assertThat(templates().delete(json.id())).isEqualTo(new PanelAnswer.Accepted<>(json.id()));
        assertThat(templates().delete(json.id())).isEqualTo(new PanelAnswer.Absent<>());
        assertThat(templates().find(json.id())).isEmpty();
    }
}
