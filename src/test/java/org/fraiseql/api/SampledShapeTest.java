package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [{"id": 1, "full_name": "Ada"}]                   | {id: ID, full_name: String}
            [{"a": 1}, {"a": 3000000000}]                     | {a: BigInt}
            [{"a": 1}, {"a": 1.5}]                            | {a: Decimal}
            [{"a": 1}, {"a": "x"}]                            | {a: JSON}
            [{"a": null}, {"a": true}]                        | {a: Boolean}
            [{"a": null}]                                     | {a: JSON}
            [{"a": "2025-01-01"}, {"a": "2025-01-02"}]        | {a: Date}
            [{"a": "2025-01-01"}, {"a": "soon"}]              | {a: String}
            [{"a": "2025-01-01T10:00:00.5+00:00"}]            | {a: DateTime}
            [{"a": "2025-01-01T10:00:00"}]                    | {a: LocalDateTime}
            [{"a": "11111111-1111-1111-1111-111111111111"}]   | {a: UUID}
            [{"a": [1, null]}, {"a": [], "b": {}}]            | {a: [Int], b: JSON}
            [{"a": {"b": 1}}, {"a": {"c": [{"d": "x"}]}}]     | {a: {b: Int, c: [{d: String}]}}
            [{"a": {"b": 1}}, {"a": 1}]                       | {a: JSON}
            [{"odd \\"key\\"": 1}]                            | {"odd \\"key\\"": Int}
            """)
    void saysWhatValuesHaveInCommon(String sample, String written) throws JsonProblem {
        SampledShape shape = SampledShape.of(JsonDecoder.decodeOurs(sample.getBytes(StandardCharsets.UTF_8)));
        assertThat(shape.written()).isEqualTo("[" + written + "]");
    }
}
