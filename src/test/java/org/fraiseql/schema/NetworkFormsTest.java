package org.fraiseql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each list was read by PostgreSQL 15 in the same way. */
class NetworkFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.5/24",
                "10.0.0.1",
                "0.0.0.0/0",
                "255.255.255.255/32",
                "01.2.3.4",
                "10/8",
                "::",
                "::1",
                "::/0",
                "fe80::1/64",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::1:2:3:4:5:6:7",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:1.2.3.4/128",
                "ABCD::",
            })
    void addressesAreTaken(String text) {
        assertThat(NetworkForms.inet(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "x",
                "300.1.1.1",
                "1.2.3",
                "10.",
                ".1.2.3",
                "1.2.3.4.5",
                "1.2.3.4/33",
                "1.2.3.4/",
                "1.2.3.4/-1",
                "1.2.3.4/8/8",
                " 1.2.3.4",
                "0x0a.1.1.1",
                ":",
                ":::",
                "::g",
                "12345::",
                "::/129",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1.2.3.4::",
                "::1.2.3",
                "fe80::1%eth0",
            })
    void othersAreNot(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkForms.inet(text))
                .withMessageContaining("is no IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/8", "10/8", "10.1", "1.2.3.4", "1.2.3.4/32", "0.0.0.0/0", "::/0", "fe80::/10", "::1"})
    void networksAreTaken(String text) {
        assertThat(NetworkForms.cidr(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "10.128.0.0/8", "1.2.3.4/0", "::1/127", "fe80::/8"})
    void aNetworkHasNoBitsBehindItsMask(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkForms.cidr(text))
                .withMessageContaining("has bits set to the right of its mask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08:00:2b:01:02:03",
                "08002B010203",
                "0800.2b01.0203",
                "08:00:2b:01:02:03:04:05",
                "08002b0102030405"
            })
    void addressesOfDevicesHaveSixBytesOrEight(String text) {
        assertThat(TextForms.macAddress(text)).isEqualToIgnoringCase(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "08:00:2b:01:02", "08:00:2b:01:02:03:04", "zz:00:2b:01:02:03", "08:00:2b:01:02:03:04:05:06"})
    void othersHaveNot(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TextForms.macAddress(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".a", "a.", "a b", "."})
    void aPathHasNoEmptyLabels(String text) {
        assertThat(TextForms.labelPath("top.science_1.a-b")).isEqualTo("top.science_1.a-b");
        assertThat(TextForms.labelPath("")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> TextForms.labelPath(text));
    }
}
