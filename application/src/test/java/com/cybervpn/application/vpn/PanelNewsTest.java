package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.service.AccessChanges;
import com.cybervpn.application.vpn.service.PanelWebhooks;
import com.cybervpn.application.vpn.service.ReconcilePanel;
import com.cybervpn.application.vpn.service.ServerCaches;
import com.cybervpn.application.vpn.service.ServerChanges;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the platform does when something changes on the panel, told by a webhook or found by the reconciler. */
class PanelNewsTest {
    private final MovableClock clock = new MovableClock();
    private final PanelOutage outage = new PanelOutage();
    private final InMemoryPanelUsers users = new InMemoryPanelUsers(clock, outage);
    private final InMemoryPanelNodes nodes = new InMemoryPanelNodes(clock, outage);
    private final InMemoryVpnUserLinks links = new InMemoryVpnUserLinks();
    private final InMemoryServerStates states = new InMemoryServerStates();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryEvents events = new InMemoryEvents(transactions);
    private final AccessChanges access = new AccessChanges(links, new PanelSubscriptionWords(clock), events, clock);
    private final ServerCaches caches = new ServerCaches(Duration.ofSeconds(30), Duration.ofSeconds(15), clock, events);
    private final ServerChanges servers = new ServerChanges(states, caches, events, clock);
    private final PanelWebhooks webhooks = new PanelWebhooks(Secret.of("key"), links, access, servers, events, clock);
    private final ReconcilePanel reconcile =
            new ReconcilePanel(users, nodes, links, states, access, servers, transactions, Duration.ofMinutes(5));

    private final AccountId owner = new AccountId(new SequentialIds().next());
    private PanelUser user;
    private VpnUserLink link;

    @BeforeEach
    void aLinkedUser() {
        var answer = users.create(new NewPanelUser(
                "ann",
                clock.instant().plus(Duration.ofDays(30)),
                0,
                TrafficReset.MONTH,
                null,
                null,
                null,
                null,
                null,
                List.of()));
        user = ((PanelAnswer.Accepted<PanelUser>) answer).value();
        link = VpnUserLink.to(user, new VpnUserId(UUID.nameUUIDFromBytes(new byte[] {1})), owner);
        links.adopt(List.of(link));
    }

    private static Map<String, @Nullable Object> payload(String event, Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("event", event);
        payload.put("timestamp", "2026-03-01T12:00:00.000Z");
        payload.put("data", data);
        return payload;
    }

    private List<Events.Event> frames(String type) {
        return events.published().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private static VpnServer server(boolean connected) {
        return new VpnServer(
                new UUID(7, 7),
                "de-1",
                "de.example.com",
                2222,
                connected,
                false,
                false,
                null,
                0,
                "DE",
                3,
                null,
                1,
                MovableClock.START,
                MovableClock.START);
    }

    @Nested
    class AWebhook {
        @Test
        void tellsTheOwnerThatTheAccessExpired() {
            var ended = clock.instant().minusSeconds(5).toString();

            webhooks.handle(
                    payload("user.expired", Map.of("id", user.id().value(), "status", "EXPIRED", "expireAt", ended)));

            Events.Event frame = frames("subscription_updated").getFirst();
            assertThat(frame.audience()).isEqualTo(owner);
            assertThat(String.valueOf(frame.data().get("status"))).isEqualTo("expired");
            assertThat(links.find(link.id()).orElseThrow().status()).isEqualTo(VpnUserStatus.EXPIRED);
            assertThat(frames("user_event")).hasSize(1);
        }

        @Test
        void forgetsADeletedUser() {
            webhooks.handle(payload("user.deleted", Map.of("id", user.id().value())));

            assertThat(links.find(link.id())).isEmpty();
        }

        @Test
        void saysHowAServerIsAndWas() {
            webhooks.handle(payload(
                    "node.connection_restored",
                    Map.of("uuid", server(true).id().toString(), "isConnected", true, "usersOnline", 4)));
            webhooks.handle(payload(
                    "node.disabled",
                    Map.of("uuid", server(true).id().toString(), "isConnected", false, "isDisabled", true)));

            Events.Event last = frames("server_status_changed").getLast();
            assertThat(last.data().toString()).contains("status=maintenance", "previous_status=online");
        }

        @Test
        void keepsWhatOthersSentOutOfTheGeneralTopic() {
            webhooks.handle(payload("crm.infra_billing_node_payment_due_today", Map.of("providerName", "hoster")));
            webhooks.handle(payload("service.panel_started", Map.of()));

            assertThat(frames("general_event").getFirst().data().toString()).doesNotContain("hoster");
            assertThat(frames("system_event")).hasSize(1);
        }

        @Test
        void isTheSameWhenEventTimeAndThingAre() {
            Map<String, @Nullable Object> first = payload("user.modified", Map.of("id", 1, "username", "a"));
            Map<String, @Nullable Object> again = payload("user.modified", Map.of("id", 1, "username", "b"));
            Map<String, @Nullable Object> other = payload("user.modified", Map.of("id", 2));

            assertThat(webhooks.identity(again)).isEqualTo(webhooks.identity(first));
            assertThat(webhooks.identity(other)).isNotEqualTo(webhooks.identity(first));
        }

        @Test
        void withoutAnEventIsIgnored() {
            assertThat(webhooks.handle(Map.of())).isEqualTo(WebhookHandler.Effect.IGNORED);
        }
    }

    @Nested
    class TheReconciler {
        @Test
        void tellsWhatALostWebhookWouldHaveTold() {
            users.update(user.id(), PanelUserChange.NONE.withEnabled(false));

            reconcile.run();
            reconcile.run();

            assertThat(frames("subscription_updated")).hasSize(1);
            assertThat(links.find(link.id()).orElseThrow().status()).isEqualTo(VpnUserStatus.DISABLED);
        }

        @Test
        void forgetsUsersThatAreGone() {
            users.delete(user.id());

            reconcile.run();

            assertThat(links.find(link.id())).isEmpty();
        }

        @Test
        void noticesServersThatWentDownOrAway() {
            nodes.put(server(true));
            reconcile.run();
            assertThat(frames("server_status_changed")).isEmpty();

            nodes.put(server(false));
            reconcile.run();
            nodes.delete(server(false).id());
            reconcile.run();

            assertThat(frames("server_status_changed")).hasSize(2);
            assertThat(states.all()).isEmpty();
        }
    }
}
