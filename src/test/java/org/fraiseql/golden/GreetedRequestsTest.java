package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.run.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The requests that the run command offers to copy are answered by the sample that it has started. */
class GreetedRequestsTest {
    @ParameterizedTest
    @EnumSource(value = Sample.class, names = "THEIRS", mode = EnumSource.Mode.EXCLUDE)
    void areAnsweredWithRows(Sample sample) throws IOException {
        CatalogEngine engine = CatalogEngine.over(SharedDatabase.withSql("greeted_" + sample.folder(), sql(sample)));
        assertThat(sample.operations()).hasSizeGreaterThan(1).allSatisfy(operation -> {
            Run run = engine.run(operation);
            assertThat(run.problems()).isEmpty();
            assertThat(run.data()).contains("\":\"").doesNotContain("[]");
        });
    }

    private static String sql(Sample sample) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (String name : List.of("schema.sql", "data.sql")) {
            Path file = Path.of("src/run", sample.folder(), name);
            if (Files.exists(file)) {
                sql.append(Files.readString(file)).append('\n');
            }
        }
        return sql.toString();
    }
}
