package org.fraiseql.stream;

import java.util.Arrays;
import java.util.List;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.DocumentNode.Member;
import org.fraiseql.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Writes the selected parts of a document that is a column of its own, as PostgreSQL prints {@code jsonb}. What is not of the declared type becomes null and a
 * problem; what may not be null takes the field around it with it. Immutable, thread-safe.
 */
final class DocumentWriter implements RowWriter {
    private static final int ABSENT = -1;

    private final int column;
    private final Field field;

    DocumentWriter(int column, SqlName source, Member.Field field) {
        this.column = column;
        this.field = Field.of(source, field);
    }

    @Override
    public void write(Rows row, ResponseBuffer out) {
        byte @Nullable [] json = row.column(column);
        DocumentOutput output = new DocumentOutput();
        if (json == null) {
            field.write(new byte[0], ABSENT, output);
        } else {
            field.write(json, JsonBytes.skipBlank(json, 0), output);
        }
        output.moveTo(out);
    }

    /** Writes a value that is there and is not null. */
    private sealed interface Node {
        /** @return false when it is not of the declared type; nothing was written then */
        boolean write(byte[] json, int start, DocumentOutput out);

        static Node of(SqlName source, DocumentNode node, DocumentProblems problems) {
            return switch (node) {
                case DocumentNode.Value(var type) -> new Scalar(ScalarForm.of(type));
                case DocumentNode.Items(DocumentNode item, boolean isItemNullable) ->
                    new Items(of(source, item, problems), isItemNullable, problems);
                case DocumentNode.Fields(List<Member> members) -> Fields.of(source, members);
            };
        }
    }

    private record Scalar(ScalarForm form) implements Node {
        @Override
        public boolean write(byte[] json, int start, DocumentOutput out) {
            return form.write(json, start, JsonBytes.endOfValue(json, start), out);
        }
    }

    private record Items(Node item, boolean isItemNullable, DocumentProblems problems) implements Node {
        @Override
        public boolean write(byte[] json, int start, DocumentOutput out) {
            if (json[start] != '[') {
                return false;
            }
            out.write((byte) '[');
            int at = JsonBytes.skipBlank(json, start + 1);
            for (int index = 0; json[at] != ']'; index++) {
                if (index > 0) {
                    out.write((byte) ',');
                }
                writeItem(json, at, index, out);
                at = JsonBytes.skipBlank(json, JsonBytes.endOfValue(json, at));
                if (json[at] == ',') {
                    at = JsonBytes.skipBlank(json, at + 1);
                }
            }
            out.write((byte) ']');
            return true;
        }

        private void writeItem(byte[] json, int at, int index, DocumentOutput out) {
            int problemsBefore = out.problemCount();
            writeOrNull(item, json, at, isItemNullable, index, problems, out);
            out.within(problemsBefore, index);
        }
    }

    private record Fields(@Nullable Field[] fields, byte[][] keys, byte[][] constants) implements Node {
        static Fields of(SqlName source, List<Member> members) {
            @Nullable Field[] fields = new Field[members.size()];
            byte[][] keys = new byte[members.size()][];
            byte[][] constants = new byte[members.size()][];
            for (int i = 0; i < fields.length; i++) {
                Member member = members.get(i);
                keys[i] = JsonString.key(i == 0 ? '{' : ',', member.key());
                switch (member) {
                    case Member.Field field -> fields[i] = Field.of(source, field);
                    case Member.Typename(String key, String typeName) -> constants[i] = JsonString.constant(typeName);
                }
            }
            return new Fields(fields, keys, constants);
        }

        @Override
        public boolean write(byte[] json, int start, DocumentOutput out) {
            if (json[start] != '{') {
                return false;
            }
            int[] starts = find(json, start);
            if (fields.length == 0) {
                out.write(Constants.EMPTY_OBJECT, 0, Constants.EMPTY_OBJECT.length);
                return true;
            }
            for (int i = 0; i < fields.length; i++) {
                out.write(keys[i], 0, keys[i].length);
                Field field = fields[i];
                if (field == null) {
                    out.write(constants[i], 0, constants[i].length);
                } else {
                    field.write(json, starts[i], out);
                }
            }
            out.write((byte) '}');
            return true;
        }

        /** Where the values of the fields begin; of several spellings of a key the first counts. */
        private int[] find(byte[] json, int start) {
            int[] starts = new int[fields.length];
            int[] spellings = new int[fields.length];
            Arrays.fill(starts, ABSENT);
            Arrays.fill(spellings, Integer.MAX_VALUE);
            int at = JsonBytes.skipBlank(json, start + 1);
            while (json[at] != '}') {
                int endOfKey = JsonBytes.endOfString(json, at);
                int value = JsonBytes.skipBlank(json, JsonBytes.skipBlank(json, endOfKey) + 1);
                for (int i = 0; i < fields.length; i++) {
                    Field field = fields[i];
                    int spelling = field == null ? ABSENT : field.spelling(json, at, endOfKey);
                    if (spelling != ABSENT && spelling < spellings[i]) {
                        spellings[i] = spelling;
                        starts[i] = value;
                    }
                }
                at = JsonBytes.skipBlank(json, JsonBytes.endOfValue(json, value));
                if (json[at] == ',') {
                    at = JsonBytes.skipBlank(json, at + 1);
                }
            }
            return starts;
        }
    }

    private record Field(String key, byte[][] spellings, boolean isNullable, Node node, DocumentProblems problems) {
        static Field of(SqlName source, Member.Field field) {
            DocumentProblems problems =
                    new DocumentProblems(source, field.typeName(), field.fieldName(), field.value());
            return new Field(
                    field.key(),
                    field.step().spellings().stream()
                            .map(JsonString::constant)
                            .toArray(byte[][]::new),
                    field.isNullable(),
                    Node.of(source, field.value(), problems),
                    problems);
        }

        /** Which spelling of the key this is, if any. */
        int spelling(byte[] json, int start, int end) {
            for (int i = 0; i < spellings.length; i++) {
                if (Arrays.equals(spellings[i], 0, spellings[i].length, json, start, end)) {
                    return i;
                }
            }
            return ABSENT;
        }

        void write(byte[] json, int start, DocumentOutput out) {
            int problemsBefore = out.problemCount();
            writeOrNull(node, json, start, isNullable, key, problems, out);
            out.within(problemsBefore, key);
        }
    }

    private static void writeOrNull(
            Node node,
            byte[] json,
            int start,
            boolean isNullable,
            Object keyOrIndex,
            DocumentProblems problems,
            DocumentOutput out) {
        boolean isNull = start == ABSENT || json[start] == 'n';
        if (isNull && !isNullable) {
            throw new MissingValueException(problems.missing()).within(keyOrIndex);
        }
        if (isNull) {
            out.write(Constants.NULL, 0, Constants.NULL.length);
            return;
        }
        int mark = out.mark();
        try {
            if (node.write(json, start, out)) {
                return;
            }
        } catch (MissingValueException e) {
            if (!isNullable) {
                throw e.within(keyOrIndex);
            }
            out.reset(mark);
            out.add(e.problem());
            out.write(Constants.NULL, 0, Constants.NULL.length);
            return;
        }
        if (!isNullable) {
            throw new MissingValueException(problems.otherType()).within(keyOrIndex);
        }
        out.add(problems.otherType());
        out.write(Constants.NULL, 0, Constants.NULL.length);
    }
}
