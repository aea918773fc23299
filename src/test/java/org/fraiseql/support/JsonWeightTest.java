package org.fraiseql.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated
class JsonWeightTest {
    private static final int BYTES = 1 << 20;

    /** What is allocated while it is decoded is more than what stays of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "[[]] 8 of arrays",
                "[[1]] 8 of arrays with an item",
                "[{}] 8 of objects",
                "[{\"a\":1}] 8 of objects with a member",
                "[1] 20 of numbers",
                "[1.5] 20 of decimals",
                "[1e5] 20 of exponents",
                "[\"€abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"] 20 of wide strings",
                "[\"\"] 20 of empty strings",
                "[\"äöü\"] 20 of strings",
                "[{\"id\":1,\"name\":\"somebody\",\"price\":12.50,\"on\":true}] 8 of rows"
            })
    void isNoLessThanWhatStays(String pattern, int maxTimes) {
        String item = pattern.substring(1, pattern.length() - 1);
        byte[] json = ("[" + (item + ",").repeat(BYTES / (item.length() + 1)) + item + "]").getBytes(UTF_8);

        long weight = JsonWeight.of(json);

        long kept = bytesKept(json);
        assertThat(weight).isGreaterThan(kept * 9 / 10).isLessThan(kept * maxTimes);
    }

    private static long bytesKept(byte[] json) {
        Object decoded = JsonDecoder.decode(json);
        long with = used();
        assertThat(decoded).isNotNull();
        decoded = null;
        return with - used();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
