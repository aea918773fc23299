package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class JsonStringTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "User", "a\"b", "\"", "Größe €"})
    void constantsAreQuotedAndEscaped(String text) {
        assertThat(new String(JsonString.constant(text), UTF_8)).isEqualTo('"' + text.replace("\"", "\\\"") + '"');
    }

    @Test
    void aConstantMayBeLongerThanABlock() {
        String text = "\"a".repeat(100_000);

        assertThat(new String(JsonString.constant(text), UTF_8)).isEqualTo('"' + "\\\"a".repeat(100_000) + '"');
    }

    /** Each took a block of 64 KiB, which nobody gave back: 10,000 names in a query were 640 MB. */
    @Test
    void aConstantTakesLittleMoreThanItsSize() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<byte[]> constants = new ArrayList<>();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            constants.add(JsonString.constant("User"));
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
        assertThat(constants).hasSize(1_000);
    }
}
