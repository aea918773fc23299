package org.fraiseql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.document.ValueRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueSourceTest {
    @Test
    void takesEachValueFromWhereItIs() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("title", "given");
        Bindings bindings = new Bindings(variables);
        bindings.stepReturned(List.of(List.of("1", "one")));
        bindings.stepReturned(List.of(List.of("2", "two"), Arrays.asList("3", null)));
        bindings.keysReturned(List.of(List.of("7", "8"), List.of("a", "b")));

        ValueSource list = new ValueSource.Items(List.of(
                new ValueSource.Request(new ValueRef.Variable("title", List.of())),
                new ValueSource.StepCell(0, 0, 1),
                new ValueSource.StepCell(1, 1, 0),
                new ValueSource.StepCell(1, 1, 1)));

        assertThat(list.resolve(bindings)).isEqualTo(Arrays.asList("given", "one", "3", null));
        assertThat(new ValueSource.ReturnedKey(1).resolve(bindings)).isEqualTo(List.of("a", "b"));
    }

    /** The keys of one statement give way to those of the next. */
    @Test
    void keysAreThoseOfTheLastStatement() {
        Bindings bindings = new Bindings(new LinkedHashMap<>());
        bindings.keysReturned(List.of(List.of("1")));
        bindings.keysReturned(List.of(List.of("2")));

        assertThat(new ValueSource.ReturnedKey(0).resolve(bindings)).isEqualTo(List.of("2"));
    }
}
