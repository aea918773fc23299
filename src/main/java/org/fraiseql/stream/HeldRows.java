package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.document.AnswerShape;
import org.jspecify.annotations.Nullable;

/** Makes {@link HeldValue}s of the JSON that row writers have written, all of one answer within a bound. Not thread-safe. */
public final class HeldRows {
    /** What a row takes in memory besides its bytes, as an object for beans and for whoever walks the answer. */
    static final int ROW_BYTES = 1024;

    private final HeldBytes held;

    /** @param held by the answer, each row counted as {@value #ROW_BYTES} more than it has */
    public HeldRows(HeldBytes held) {
        this.held = held;
    }

    /** @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED} */
    public HeldValue read(byte[] json, AnswerShape shape) {
        count(json.length);
        return new Reading(json).value(shape);
    }

    private void count(int more) {
        held.takeOfRows(more, ROW_BYTES);
    }

    private final class Reading {
        private final byte[] json;
        private int at;

        Reading(byte[] json) {
            this.json = json;
        }

        HeldValue value(AnswerShape shape) {
            return switch (json[at]) {
                case '{' -> row(shape);
                case '[' -> items(shape);
                default -> {
                    at = JsonBytes.endOfValue(json, at);
                    yield new HeldValue.Nothing();
                }
            };
        }

        private HeldValue items(AnswerShape shape) {
            List<HeldValue> items = new ArrayList<>();
            at++;
            while (json[at] != ']') {
                items.add(value(shape));
                at = JsonBytes.nextItem(json, at);
            }
            at++;
            return new HeldValue.Items(items);
        }

        private HeldValue row(AnswerShape shape) {
            count(ROW_BYTES);
            int[] starts = new int[shape.slots()];
            int[] ends = new int[shape.slots()];
            @Nullable HeldValue[] nested = new @Nullable HeldValue[shape.slots()];
            at++;
            while (json[at] != '}') {
                int endOfKey = JsonBytes.endOfString(json, at);
                String key = new String(json, at + 1, endOfKey - at - 2, UTF_8);
                at = endOfKey + 1; // behind the colon
                int slot = shape.slot(key).orElseThrow();
                starts[slot] = at;
                if (shape.nested(key).isPresent()) {
                    nested[slot] = value(shape.nested(key).get());
                } else {
                    at = JsonBytes.endOfValue(json, at);
                }
                ends[slot] = at;
                at = JsonBytes.nextItem(json, at);
            }
            at++;
            return new HeldValue.Row(json, shape, starts, ends, nested);
        }
    }
}
