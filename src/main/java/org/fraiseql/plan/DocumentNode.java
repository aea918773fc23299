package org.fraiseql.plan;

import java.util.List;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.support.RetainedBytes;

/** What becomes of a value in a document: the parts of it that are selected, in the order of the selection. */
public sealed interface DocumentNode {
    /**
     * A scalar or an enum.
     *
     * @param version of PostgreSQL, which tells what is a value in conditions
     */
    record Value(ColumnType type, ServerVersion version) implements DocumentNode {}

    record Items(DocumentNode item, boolean isItemNullable) implements DocumentNode {}

    record Fields(List<Member> members) implements DocumentNode {
        public Fields {
            members = List.copyOf(members);
        }
    }

    /** A member of the answer. */
    sealed interface Member {
        String key();

        /** @param fieldName for messages */
        record Field(
                String key,
                String typeName,
                String fieldName,
                DocumentKey.Step step,
                boolean isNullable,
                DocumentNode value)
                implements Member {}

        record Typename(String key, String typeName) implements Member {}
    }

    /** What it holds of the heap, see {@link RetainedBytes}. */
    default long retainedBytes() {
        return RetainedBytes.OBJECT
                + switch (this) {
                    case Value value -> RetainedBytes.OBJECT;
                    case Items(DocumentNode item, boolean isItemNullable) -> item.retainedBytes();
                    case Fields(List<Member> members) ->
                        RetainedBytes.COLLECTION
                                + members.stream()
                                        .mapToLong(DocumentNode::retainedBytes)
                                        .sum();
                };
    }

    private static long retainedBytes(Member member) {
        return RetainedBytes.OBJECT
                + RetainedBytes.of(member.key())
                + switch (member) {
                    case Member.Typename(String key, String typeName) -> RetainedBytes.of(typeName);
                    case Member.Field field ->
                        RetainedBytes.ofValue(field.step().spellings())
                                + field.value().retainedBytes();
                };
    }
}
