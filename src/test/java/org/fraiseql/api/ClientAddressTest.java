package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final String PROXY = "192.0.2.7";

    private static String client(String subject, boolean isAnonymous) {
        Caller caller = new Caller(subject, "r", Collections.emptySet(), "{}", isAnonymous, CallerSettings.NONE);
        return ClientAddress.client(PROXY, Optional.of(caller));
    }

    @Test
    void whoIsKnownCountsByName() {
        assertThat(client("ann", false)).isEqualTo("subject ann").isNotEqualTo(client("bob", false));
    }

    /** A subject may be called like an address. */
    @Test
    void nobodyCountsAsSomebodyElse() {
        assertThat(client(PROXY, false)).isNotEqualTo(ClientAddress.client(PROXY, Optional.empty()));
    }

    @Test
    void othersCountByAddress() {
        assertThat(client("", true)).isEqualTo(PROXY);
        assertThat(client("", false)).isEqualTo(PROXY);
        assertThat(ClientAddress.client(PROXY, Optional.empty())).isEqualTo(PROXY);
    }

    @Test
    void aNetworkOfOneCustomerIsOneClient() {
        assertThat(ClientAddress.network("2001:db8:1:2:3::4"))
                .isEqualTo(ClientAddress.network("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(ClientAddress.network("2001:db8:1:3::4"));
    }
}
