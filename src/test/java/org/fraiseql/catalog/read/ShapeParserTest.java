package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fraiseql.catalog.read.ShapeNode.Field;
import org.fraiseql.catalog.read.ShapeNode.Fields;
import org.fraiseql.catalog.read.ShapeNode.ListOf;
import org.fraiseql.catalog.read.ShapeNode.Named;
import org.fraiseql.catalog.read.ShapeParser.ShapeSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeParserTest {
    @Test
    void readsScalarsListsAndObjects() throws ShapeSyntaxException {
        assertThat(ShapeParser.parse(
                        "{id: ID!, tags: [String!], \"odd \\\"key\\\".é\": Int\n address: {city: [[Int]!]!}! }"))
                .isEqualTo(new Fields(
                        List.of(
                                new Field("id", false, new Named("ID", false)),
                                new Field("tags", false, new ListOf(new Named("String", false), true)),
                                new Field("odd \"key\".é", true, new Named("Int", true)),
                                new Field(
                                        "address",
                                        false,
                                        new Fields(
                                                List.of(new Field(
                                                        "city",
                                                        false,
                                                        new ListOf(new ListOf(new Named("Int", true), false), false))),
                                                false))),
                        false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id: ID          | "{" is expected at character 1, where "id: ID" stands
            {}              | a key is expected at character 3, where the end stands
            {id}            | ":" is expected at character 4, where "}" stands
            {id: }          | a type is expected at character 6, where "}" stands
            {id: ID         | a key is expected at character 8, where the end stands
            {id: [ID}       | "]" is expected at character 9, where "}" stands
            {id: ID} x      | the end is expected at character 10, where "x" stands
            {"id: ID}       | a quote is expected at character 10, where the end stands
            {id: ID!!}      | a key is expected at character 9, where "!}" stands
            """)
    void saysWhereItIsWrong(String text, String message) {
        assertThatExceptionOfType(ShapeSyntaxException.class)
                .isThrownBy(() -> ShapeParser.parse(text))
                .withMessage(message);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatExceptionOfType(ShapeSyntaxException.class)
                .isThrownBy(() -> ShapeParser.parse("{a: ".repeat(33)))
                .withMessageContaining("32 levels");
        assertThatExceptionOfType(ShapeSyntaxException.class)
                .isThrownBy(() -> ShapeParser.parse("{a: " + "[".repeat(100_000)))
                .withMessageContaining("32 levels");
    }
}
