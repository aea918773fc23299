package org.fraiseql.sql;

import java.util.List;
import java.util.OptionalInt;

/** The JSON that one row becomes. Column indexes count from 0. */
public sealed interface JsonNode {
    record Column(int index, JsonForm form) implements JsonNode {}

    /** A string known beforehand. */
    record Constant(String text) implements JsonNode {}

    /** @param presence a column that is null when the whole object is: the other end of a to-one relationship */
    record Members(List<Member> members, OptionalInt presence) implements JsonNode {
        public Members {
            members = List.copyOf(members);
        }
    }

    /**
     * A list whose rows follow the row they belong to, depth first, tagged with this number in column 0.
     *
     * @param row what each of them becomes
     */
    record ChildRows(int rowTag, JsonNode row) implements JsonNode {}

    record Member(String key, JsonNode value) {}
}
