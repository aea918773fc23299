package org.fraiseql.sql;

import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.support.RetainedBytes;

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

    /** Whether parts of documents are written in it: they may be found not to be what they are declared. */
    default boolean holdsDocuments() {
        return switch (this) {
            case Column(int index, JsonForm form) -> form instanceof JsonForm.Document;
            case Constant constant -> false;
            case ChildRows(int rowTag, JsonNode row) -> row.holdsDocuments();
            case Members(List<Member> members, OptionalInt presence) ->
                members.stream().anyMatch(member -> member.value().holdsDocuments());
        };
    }

    record Member(String key, JsonNode value) {}

    /** What it holds of the heap, see {@link RetainedBytes}. */
    default long retainedBytes() {
        return RetainedBytes.OBJECT
                + switch (this) {
                    case Column(int index, JsonForm form) -> form.retainedBytes();
                    case Constant(String text) -> RetainedBytes.of(text);
                    case ChildRows(int rowTag, JsonNode row) -> row.retainedBytes();
                    case Members(List<Member> members, OptionalInt presence) ->
                        RetainedBytes.COLLECTION
                                + members.stream()
                                        .mapToLong(member -> RetainedBytes.OBJECT
                                                + RetainedBytes.of(member.key())
                                                + member.value().retainedBytes())
                                        .sum();
                };
    }
}
