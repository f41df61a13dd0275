package com.cybervpn.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001:0:4136::1"
            })
    void knowsAddressesThatAreNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.82.121.3", "8.8.8.8", "172.32.0.1", "2606:50c0:8000::153", "2a00:1450::1"})
    void knowsPublicAddresses(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }
}
