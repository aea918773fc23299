package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdminServletTest {
    /** A form of another page could reload with the cookies of whoever looks at it. */
    @Test
    void pagesOfOtherSitesMayNotAsk() {
        assertThat(isOfOtherSite("cross-site", null)).isTrue();
        assertThat(isOfOtherSite("same-site", null)).isTrue();
        assertThat(isOfOtherSite("same-origin", "https://api.example")).isFalse();
        assertThat(isOfOtherSite("none", null)).isFalse();
        assertThat(isOfOtherSite(null, null)).isFalse();
    }

    /** Regression: over plain HTTP browsers say nothing of the site, and a form of any page could reload. */
    @Test
    void anOriginIsLookedAtWhereThereIsNoSite() {
        assertThat(isOfOtherSite(null, "http://evil.example")).isTrue();
        assertThat(isOfOtherSite(null, "http://api.example.evil.example:8443")).isTrue();
        assertThat(isOfOtherSite(null, "http://api.example")).isTrue();
        assertThat(isOfOtherSite(null, "null")).isTrue();
        assertThat(isOfOtherSite(null, "")).isTrue();
        assertThat(isOfOtherSite(null, "http://API.example:8443")).isFalse();
        assertThat(isOfOtherSite(null, "https://api.example:8443")).isFalse();
        assertThat(AdminServlet.isOfOtherSite(null, "https://api.example", null))
                .isTrue();
    }

    private static boolean isOfOtherSite(@Nullable String site, @Nullable String origin) {
        String host = "same-origin".equals(site) ? "behind.proxy.example" : "api.example:8443";
        return AdminServlet.isOfOtherSite(site, origin, host);
    }
}
