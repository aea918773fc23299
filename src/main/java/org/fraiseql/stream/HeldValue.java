package org.fraiseql.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fraiseql.document.AnswerShape;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field that was read and is held, as others add to its objects before it is written. The bytes stay as they were read: what is known of them
 * is where each member stands.
 */
public sealed interface HeldValue {
    /** Writes it with what was added. A place where that is null is null: a field of it that is never null has no value. */
    void write(AddedValue added, ResponseBuffer out);

    /** What is no object and no list: null. */
    record Nothing() implements HeldValue {
        @Override
        public void write(AddedValue added, ResponseBuffer out) {
            out.write(Constants.NULL);
        }
    }

    record Items(List<HeldValue> items) implements HeldValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public void write(AddedValue added, ResponseBuffer out) {
            if (added.isNull()) {
                out.write(Constants.NULL);
                return;
            }
            out.write((byte) '[');
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.write((byte) ',');
                }
                items.get(i).write(added.item(i), out);
            }
            out.write((byte) ']');
        }
    }

    /** An object, of whose JSON each member's first byte and the one behind its last are known. */
    final class Row implements HeldValue {
        private final byte[] json;
        private final AnswerShape shape;
        private final int[] starts;
        private final int[] ends;
        private final @Nullable HeldValue[] nested;

        Row(byte[] json, AnswerShape shape, int[] starts, int[] ends, @Nullable HeldValue[] nested) {
            this.json = json;
            this.shape = shape;
            this.starts = starts;
            this.ends = ends;
            this.nested = nested;
        }

        public AnswerShape shape() {
            return shape;
        }

        /** The JSON of a member that was read as it is; empty where it has no such member. */
        public Optional<byte[]> json(String key) {
            return shape.slot(key)
                    .filter(slot -> ends[slot] > 0)
                    .map(slot -> Arrays.copyOfRange(json, starts[slot], ends[slot]));
        }

        /** A member with added fields in it. */
        public HeldValue nested(String key) {
            return Objects.requireNonNull(nested[slot(key)]);
        }

        private int slot(String key) {
            return shape.slot(key).orElseThrow();
        }

        @Override
        public void write(AddedValue added, ResponseBuffer out) {
            if (added.isNull()) {
                out.write(Constants.NULL);
                return;
            }
            char separator = '{';
            for (AnswerShape.Member member : shape.members()) {
                out.write(JsonString.key(separator, member.key()));
                separator = ',';
                switch (member) {
                    case AnswerShape.Member.Added(String key) ->
                        out.json(added.member(key).json());
                    case AnswerShape.Member.Nested(String key, AnswerShape inner) ->
                        nested(key).write(added.member(key), out);
                    case AnswerShape.Member.Read(String key) -> {
                        int slot = slot(key);
                        out.write(json, starts[slot], ends[slot] - starts[slot]);
                    }
                }
            }
            out.write((byte) '}');
        }
    }
}
