package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.StageTimes;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

final class SlowQueriesTest {
    private static final Logger LOG = Logger.getLogger("org.fraiseql.slow");

    @Test
    void logsWhatTookLongerThanTheThresholdOnlyWhenSwitchedOn() {
        assertThat(logged("fraiseql.db.performance-log", "true", "fraiseql.db.performance-threshold-ms", "0"))
                .hasSize(1);
        assertThat(logged("fraiseql.db.performance-log", "true", "fraiseql.db.performance-threshold-ms", "60000"))
                .isEmpty();
        assertThat(logged("fraiseql.db.performance-log", "false", "fraiseql.db.performance-threshold-ms", "0"))
                .isEmpty();
    }

    private static List<LogRecord> logged(String... properties) {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                records.add(logRecord);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        LOG.addHandler(handler);
        try {
            StageTimes times = new StageTimes();
            times.ended("db");
            new SlowQueries(ConfigReader.read(config(properties)).db()).report(List.of(), times);
        } finally {
            LOG.removeHandler(handler);
        }
        return records;
    }

    private static Config config(String... properties) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put(properties[i], properties[i + 1]);
        }
        return new WrittenConfig(values);
    }
}
