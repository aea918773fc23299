package org.fraiseql.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final JsonText text = new JsonText();
    private final JsonWriter json = new JsonWriter(text);

    @Test
    void separatesMembersAndItemsAtEveryLevel() {
        json.beginObject();
        json.key("none");
        json.beginObject();
        json.endObject();
        json.key("rows");
        json.beginArray();
        json.item();
        json.number(1);
        json.item();
        json.beginArray();
        json.endArray();
        json.item();
        json.flag(true);
        json.endArray();
        json.key("last");
        json.nullValue();
        json.endObject();

        assertThat(text.take()).isEqualTo("{\"none\":{},\"rows\":[1,[],true],\"last\":null}");
    }

    @Test
    void writesItemsForAnArrayOfSomebodyElse() {
        for (Object value : List.of("a", 2, Arrays.asList(null, false))) {
            json.item();
            json.value(value);
        }

        assertThat(text.take()).isEqualTo("\"a\",2,[null,false]");
    }

    @Test
    void goesOnWhereTheTextWasTaken() {
        json.beginArray();
        json.item();
        json.number(1);
        String first = text.take();
        json.item();
        json.json("{}");
        json.endArray();

        assertThat(first + text.take()).isEqualTo("[1,{}]");
    }
}
