package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminServletTest {
    /** A form of another page could reload with the cookies of whoever looks at it. */
    @Test
    void pagesOfOtherSitesMayNotAsk() {
        assertThat(AdminServlet.isOfOtherSite("cross-site")).isTrue();
        assertThat(AdminServlet.isOfOtherSite("same-site")).isTrue();
        assertThat(AdminServlet.isOfOtherSite("same-origin")).isFalse();
        assertThat(AdminServlet.isOfOtherSite("none")).isFalse();
        assertThat(AdminServlet.isOfOtherSite(null)).isFalse();
    }
}
