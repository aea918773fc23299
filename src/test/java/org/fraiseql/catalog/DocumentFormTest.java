package org.fraiseql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFormTest {
    /** Regression: on PostgreSQL 16 an answer had the infinite interval that conditions took for none. */
    @ParameterizedTest
    @CsvSource({
        "15, infinity, false",
        "16, infinity, false",
        "16, -infinity, false",
        "16, 1 day, true",
        "17, infinity, true",
        "18, -infinity, true",
    })
    void infiniteIntervalsAreValuesFromPostgres17On(int version, String text, boolean isValue) {
        ColumnType interval = DocumentTypes.named("Interval").orElseThrow();
        String pattern = DocumentForm.of(interval).orElseThrow().pattern(new ServerVersion(version));
        assertThat(text.matches(pattern)).isEqualTo(isValue);
    }

    @ParameterizedTest
    @CsvSource({"18.6, 18", "16beta1, 16", "17, 17", "'', 0", "unknown, 0", "123456, 0"})
    void aVersionIsItsFirstNumber(String printed, int major) {
        assertThat(ServerVersion.of(printed).major()).isEqualTo(major);
    }
}
