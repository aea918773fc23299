package org.fraiseql.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.RetainedBytes;

/**
 * The objects at one place of an answer, below which there are fields that the database does not have. Each place has a shape of its own, so two of them are
 * never equal.
 */
public final class AnswerShape {
    private final List<Member> members;
    private final Map<String, Integer> slots;
    private final Map<String, AnswerShape> nested = new LinkedHashMap<>();

    /** One member of the objects, in the order of the answer. */
    public sealed interface Member {
        String key();

        /** As the database gives it. */
        record Read(String key) implements Member {}

        /** What others add. */
        record Added(String key) implements Member {}

        /** An object, or a list of them, with added fields in it. */
        record Nested(String key, AnswerShape shape) implements Member {}
    }

    /** @param columns keys of the columns that are read for added fields, beside the members */
    AnswerShape(List<Member> members, List<String> columns) {
        this.members = List.copyOf(members);
        Map<String, Integer> numbered = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !(member instanceof Member.Added))
                .forEach(member -> numbered.put(member.key(), numbered.size()));
        columns.forEach(column -> numbered.putIfAbsent(column, numbered.size()));
        this.slots = Collections.unmodifiableMap(numbered);
        for (Member member : members) {
            if (member instanceof Member.Nested(String key, AnswerShape shape)) {
                nested.put(key, shape);
            }
        }
    }

    /** See {@link RetainedBytes}. */
    public long retainedBytes() {
        long bytes = 3 * RetainedBytes.COLLECTION;
        for (String key : slots.keySet()) {
            bytes += 3 * RetainedBytes.OBJECT + RetainedBytes.of(key);
        }
        for (AnswerShape shape : nested.values()) {
            bytes += shape.retainedBytes();
        }
        return bytes + (long) RetainedBytes.OBJECT * members.size();
    }

    public List<Member> members() {
        return members;
    }

    /** How many members the database gives, columns for added fields included. */
    public int slots() {
        return slots.size();
    }

    /** The place of such a member among them. */
    public Optional<Integer> slot(String key) {
        return Optional.ofNullable(slots.get(key));
    }

    /** The shape of a member that has one. */
    public Optional<AnswerShape> nested(String key) {
        return Optional.ofNullable(nested.get(key));
    }
}
