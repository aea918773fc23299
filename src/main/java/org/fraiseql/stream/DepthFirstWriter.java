package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;

/**
 * Writes an object with lists among its members or further inside, whose rows follow in the same result. What comes after the first list is made before
 * it, because then its row is gone.
 */
final class DepthFirstWriter implements RowWriter {
    private static final byte[][] NOTHING_AHEAD = {};
    private static final byte[] PRESENT = {};

    private final Step[] steps;
    private final int firstList;
    private final boolean isWrittenAhead;

    /** A step of writing an object: the tree of its members as one sequence. */
    private sealed interface Step {
        /** Keys and punctuation. */
        record Constant(byte[] bytes) implements Step {}

        record Value(RowWriter writer) implements Step {}

        record List(ChildRowsWriter writer, java.util.List<String> path) implements Step {}

        /** An object that is null when this column is; then its steps, up to the end, are passed over. */
        record Presence(int column, int end) implements Step {}
    }

    private DepthFirstWriter(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
        int list = 0;
        while (!(this.steps[list] instanceof Step.List)) {
            list++;
        }
        this.firstList = list;
        this.isWrittenAhead = steps.subList(list, steps.size()).stream()
                .anyMatch(step -> step instanceof Step.Value || step instanceof Step.Presence);
    }

    static boolean fits(JsonNode node) {
        return switch (node) {
            case JsonNode.ChildRows childRows -> true;
            case JsonNode.Members members -> members.members().stream().anyMatch(member -> fits(member.value()));
            case JsonNode.Column column -> false;
            case JsonNode.Constant constant -> false;
        };
    }

    static DepthFirstWriter of(JsonNode.Members node) {
        List<Step> steps = new ArrayList<>();
        add(node, List.of(), steps);
        return new DepthFirstWriter(steps);
    }

    /** @param path of keys from the row to the node */
    private static void add(JsonNode node, List<String> path, List<Step> steps) {
        switch (node) {
            case JsonNode.Members members
            when fits(members) -> {
                int start = steps.size();
                members.presence().ifPresent(column -> steps.add(new Step.Presence(column, 0)));
                char separator = '{';
                for (JsonNode.Member member : members.members()) {
                    steps.add(new Step.Constant(JsonString.key(separator, member.key())));
                    List<String> inner = new ArrayList<>(path);
                    inner.add(member.key());
                    add(member.value(), inner, steps);
                    separator = ',';
                }
                steps.add(constant("}"));
                members.presence().ifPresent(column -> steps.set(start, new Step.Presence(column, steps.size())));
            }
            case JsonNode.ChildRows(int rowTag, JsonNode row) ->
                steps.add(new Step.List(new ChildRowsWriter(rowTag, RowWriter.of(row)), path));
            case JsonNode.Members members -> steps.add(new Step.Value(placed(members, path)));
            case JsonNode.Column column -> {
                boolean isDocument = column.form() instanceof JsonForm.Document; // which says its key itself
                steps.add(new Step.Value(placed(column, isDocument ? path.subList(0, path.size() - 1) : path)));
            }
            case JsonNode.Constant(String text) -> steps.add(new Step.Constant(JsonString.constant(text)));
        }
    }

    /** A writer that says where its problems lie. */
    private static RowWriter placed(JsonNode node, List<String> path) {
        RowWriter writer = RowWriter.of(node);
        if (node.holdsDocuments()) {
            for (String key : path.reversed()) {
                writer = RowWriter.within(key, writer);
            }
        }
        return writer;
    }

    private static Step constant(String text) {
        return new Step.Constant(text.getBytes(UTF_8));
    }

    @Override
    public Rows over(Rows rows) {
        return new DepthFirstRows(rows);
    }

    @Override
    public void write(Rows rows, ResponseBuffer out) {
        byte[][] ahead = isWrittenAhead ? ahead(depthFirst(rows), out) : NOTHING_AHEAD;
        int at = 0;
        while (at < steps.length) {
            switch (steps[at]) {
                case Step.Constant(byte[] bytes) -> out.write(bytes);
                case Step.List(ChildRowsWriter writer, var path) -> writeList(writer, path, rows, out);
                case Step.Value(RowWriter writer) -> {
                    if (at < firstList) {
                        writer.write(rows, out);
                    } else {
                        out.write(ahead[at]);
                    }
                }
                case Step.Presence(int column, int end) -> {
                    boolean isPresent = at < firstList ? rows.column(column) != null : ahead[at] == PRESENT;
                    if (!isPresent) {
                        out.write(Constants.NULL);
                        at = end - 1;
                    }
                }
            }
            at++;
        }
    }

    private static void writeList(ChildRowsWriter writer, List<String> path, Rows rows, ResponseBuffer out) {
        int problems = out.problemCount();
        try {
            writer.write(rows, out);
        } catch (MissingValueException e) {
            MissingValueException placed = e;
            for (String key : path.reversed()) {
                placed = placed.within(key);
            }
            throw placed;
        }
        if (out.problemCount() > problems) {
            path.reversed().forEach(key -> out.within(problems, key));
        }
    }

    private byte[][] ahead(DepthFirstRows rows, ResponseBuffer out) {
        byte[][] ahead = new byte[steps.length][];
        int at = 0;
        while (at < steps.length) {
            if (at >= firstList && steps[at] instanceof Step.Value(RowWriter writer)) {
                ahead[at] = rows.json(writer, out);
            } else if (steps[at] instanceof Step.Presence(int column, int end)) {
                boolean isPresent = rows.column(column) != null;
                ahead[at] = isPresent ? PRESENT : Constants.NULL;
                at = isPresent ? at : end - 1;
            }
            at++;
        }
        return ahead;
    }

    /** The rows as {@link #over} has made them, at this object or at one around it. */
    private static DepthFirstRows depthFirst(Rows rows) {
        if (!(rows instanceof DepthFirstRows depthFirst)) {
            throw new IllegalArgumentException("rows without rowTags");
        }
        return depthFirst;
    }
}
