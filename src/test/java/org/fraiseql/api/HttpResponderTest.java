package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponderTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5", "*", "br;q=1.0, *;q=0.1"})
    void gzipIsSentToWhoTakesIt(String acceptEncoding) {
        assertThat(HttpResponder.acceptsGzip(acceptEncoding)).isTrue();
    }

    /** {@code gzip;q=0} was answered with gzip. */
    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0, *", "*;q=0"})
    void gzipIsNotSentToWhoRefusesIt(String acceptEncoding) {
        assertThat(HttpResponder.acceptsGzip(acceptEncoding)).isFalse();
    }

    @Test
    void gzipIsNotSentUnasked() {
        assertThat(HttpResponder.acceptsGzip(null)).isFalse();
    }
}
