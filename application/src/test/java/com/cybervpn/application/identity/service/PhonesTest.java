package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.DeviceDescription;
import com.cybervpn.application.identity.port.in.DeviceToken;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.OwnProfile;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignInByBiometric;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.identity.PushTopic;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What phones may do in their owner's name, and how long. */
class PhonesTest {
    private static final String PHONE = "5b0f3f6e-6d6f-4a51-9b68-0d6a3d0c6a01";
    private static final String TABLET = "5b0f3f6e-6d6f-4a51-9b68-0d6a3d0c6a02";
    private static final Duration TTL = Duration.ofDays(90);

    private final IdentityFixture world = new IdentityFixture();
    private final DeviceDesk desk = new DeviceDesk(world.devices, world.pushTokens, world.transactions, world.clock);
    private final BiometricService biometric = new BiometricService(
            world.biometrics,
            world.accounts,
            world.doorway,
            TTL,
            world.audit,
            world.randomness,
            world.transactions,
            world.clock);
    private final DeviceSessionsService sessions =
            new DeviceSessionsService(world.tokens, world.sessions, world.refresh, world.signOut, world.clock);

    @Nested
    class Sessions {
        @Test
        void theDeviceIsTakenFromTheSessionWhenItIsLeftOut() {
            var entrance = onPhone(ann());

            var refreshed = sessions.refresh(IdentityFixture.refreshToken(entrance), null, CLIENT);

            assertThat(refreshed).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
        }

        @Test
        void anotherDeviceGetsNothing() {
            var entrance = onPhone(ann());

            var refused = sessions.refresh(IdentityFixture.refreshToken(entrance), TABLET, CLIENT);

            assertThat(refused).isInstanceOf(RefreshSession.Outcome.Refused.class);
            assertThat(world.isAuthenticated(entrance)).isTrue();
        }

        @Test
        void signingOutEndsWhatThePhoneHolds() {
            var ann = ann();
            var entrance = onPhone(ann);
            desk.remember(ann.id(), phone("push-1"));
            var token = biometric.enroll(world.caller(entrance), PHONE);
            var refreshToken = IdentityFixture.refreshToken(entrance);

            assertThat(sessions.signOut(refreshToken, TABLET, CLIENT)).isFalse();
            assertThat(sessions.signOut(refreshToken, PHONE, CLIENT)).isTrue();
            assertThat(sessions.signOut(refreshToken, PHONE, CLIENT)).isFalse();

            assertThat(world.isAuthenticated(entrance)).isFalse();
            assertThat(world.pushTokens.of(ann.id())).isEmpty();
            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }

        @Test
        void signingOutEverywhereEndsWhatAllPhonesHold() {
            var ann = ann();
            var entrance = onPhone(ann);
            desk.remember(ann.id(), phone("push-1"));
            var token = biometric.enroll(world.caller(entrance), PHONE);

            new OwnSessionsService(
                            world.sessions, world.ending, world.listeners, world.audit, world.transactions, world.clock)
                    .endAll(world.caller(entrance));

            assertThat(world.pushTokens.of(ann.id())).isEmpty();
            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }
    }

    @Nested
    class Fingers {
        @Test
        void openASession() {
            var ann = ann();
            var token = biometric.enroll(world.caller(onPhone(ann)), PHONE);

            var entered = (SignInByBiometric.Outcome.Entered) byFinger(token);

            assertThat(entered.entrance().account()).isEqualTo(ann);
            assertThat(world.isAuthenticated(entered.entrance())).isTrue();
            assertThat(entered.next().expiresAt())
                    .isEqualTo(world.clock.instant().plus(TTL));
            assertThat(byFinger(entered.next())).isInstanceOf(SignInByBiometric.Outcome.Entered.class);
            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }

        @Test
        void areForgottenWithThePassword() {
            var ann = ann();
            var token = biometric.enroll(world.caller(onPhone(ann)), PHONE);

            world.transactions.run(() -> world.change.password(ann, null));

            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }

        @Test
        void openNothingForAccountsThatAreOff() {
            var ann = ann();
            var token = biometric.enroll(world.caller(onPhone(ann)), PHONE);
            world.accounts.put(ann.withActive(false));

            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }

        @Test
        void areForgottenInTime() {
            var token = biometric.enroll(world.caller(onPhone(ann())), PHONE);
            world.clock.advance(TTL);

            assertThat(byFinger(token)).isInstanceOf(SignInByBiometric.Outcome.Refused.class);
        }
    }

    @Nested
    class Messages {
        private final Map<String, PushSender.Result> answers = new HashMap<>();
        private final List<String> reached = new ArrayList<>();
        private final PushToPhonesService push =
                new PushToPhonesService(world.pushTokens, world.profiles, this::answer);

        @Test
        void reachAllPhonesThatAreLeft() {
            var ann = ann();
            register(ann, PHONE, "push-1");
            register(ann, TABLET, "push-2");
            answers.put("push-1", PushSender.Result.DEAD);

            push(ann);
            push(ann);

            assertThat(reached).containsExactly("push-1", "push-2", "push-2");
        }

        @Test
        void oneFailureKeepsThemFromNoOtherPhone() {
            var ann = ann();
            register(ann, PHONE, "down");
            register(ann, TABLET, "push-2");

            assertThatThrownBy(() -> push(ann)).isInstanceOf(UpstreamFailed.class);

            assertThat(reached).containsExactly("down", "push-2");
            assertThat(world.pushTokens.of(ann.id())).hasSize(2);
        }

        @Test
        void areNotSentToWhoWantsNone() {
            var ann = ann();
            register(ann, PHONE, "push-1");
            world.profiles.save(ann.id(), new NotificationPreferences(true, true, true, false, true));

            push(ann);

            assertThat(reached).isEmpty();
        }

        @Test
        void areNotSentToPhonesThatWereQuietForLong() {
            var ann = ann();
            register(ann, PHONE, "push-1");
            world.clock.advance(TTL);
            retention().run();
            assertThat(world.pushTokens.of(ann.id())).hasSize(1);

            world.clock.advance(Duration.ofSeconds(1));
            retention().run();

            assertThat(world.pushTokens.of(ann.id())).isEmpty();
        }

        private PhoneRetention retention() {
            return new PhoneRetention(world.pushTokens, world.biometrics, Duration.ofHours(1), TTL, world.clock);
        }

        private void push(Account account) {
            push.push(account.id(), PushTopic.PAYMENT, UUID.randomUUID(), "payment_confirmed", "Title", "Body");
        }

        private PushSender.Result answer(PushToken to, PushSender.Message message) {
            var token = to.token().reveal();
            reached.add(token);
            if (token.equals("down")) throw new UpstreamFailed("fcm", null);
            return answers.getOrDefault(token, PushSender.Result.TAKEN);
        }

        private void register(Account account, String device, String token) {
            desk.registerPush(world.caller(onPhone(account)), device, Platform.ANDROID, Secret.of(token));
        }
    }

    @Nested
    class Profiles {
        private final OwnProfileService profiles = new OwnProfileService(
                world.own,
                new EditProfileService(
                        world.own,
                        world.accounts,
                        world.verification,
                        world.change,
                        world.audit,
                        world.transactions,
                        world.clock),
                world.profiles,
                world.transactions,
                world.clock);

        @Test
        void changeInWhatIsGivenOnly() {
            var caller = world.caller(onPhone(ann()));
            profiles.change(
                    caller, new OwnProfile.Changes("Ann", "https://example.com/a.png", "ru", ZoneId.of("Asia/Tokyo")));

            var changed = profiles.change(caller, new OwnProfile.Changes(null, null, null, ZoneId.of("UTC")));

            assertThat(changed).isEqualTo(profiles.read(caller));
            assertThat(changed.account().displayName()).isEqualTo("Ann");
            assertThat(changed.account().locale()).isEqualTo("ru");
            assertThat(changed.details().avatarUrl()).isEqualTo("https://example.com/a.png");
            assertThat(changed.details().timezone()).isEqualTo(ZoneId.of("UTC"));
        }

        @Test
        void areForgottenWithThePerson() {
            var ann = ann();
            desk.remember(ann.id(), phone("push-1"));
            world.profiles.save(ann.id(), new NotificationPreferences(false, true, false, false, false));

            world.listeners.forEach(listener -> listener.accountErased(ann.id()));

            assertThat(world.devices.countOf(ann.id())).isZero();
            assertThat(world.pushTokens.of(ann.id())).isEmpty();
            assertThat(world.profiles.preferences(ann.id())).isEqualTo(NotificationPreferences.DEFAULT);
        }
    }

    private Account ann() {
        return world.account("ann" + world.ids.next().getLeastSignificantBits(), Role.MOBILE_USER);
    }

    private Entrance.Opened onPhone(Account account) {
        return IdentityFixture.opened(world.signIn.signIn(new SignIn.Command(
                account.login().value(), Secret.of(PASSWORD), false, TokenStyle.PAIR, CLIENT.withDevice(PHONE))));
    }

    private SignInByBiometric.Outcome byFinger(DeviceToken token) {
        return biometric.signIn(token.value().reveal(), CLIENT.withDevice(PHONE));
    }

    private static DeviceDescription phone(String pushToken) {
        return new DeviceDescription(PHONE, Platform.IOS, "platform", "18.1", "1.0", "Model", Secret.of(pushToken));
    }
}
