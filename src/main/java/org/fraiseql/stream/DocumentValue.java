package org.fraiseql.stream;

import java.util.List;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.DocumentNode.Member;
import org.jspecify.annotations.Nullable;

/** Writes a value of a document that is there and is not null: the parts that are selected. Immutable, thread-safe. */
sealed interface DocumentValue {
    byte[] NO_NAME = {};

    /** @return false when it is not of the declared type; nothing was written then */
    boolean write(byte[] json, int start, DocumentOutput out);

    static DocumentValue of(SqlName source, DocumentNode node, DocumentProblems problems) {
        return switch (node) {
            case DocumentNode.Value(var type, var version) -> new Scalar(ScalarForm.of(type, version));
            case DocumentNode.Items(DocumentNode item, boolean isItemNullable) ->
                new Items(of(source, item, problems), isItemNullable, problems);
            case DocumentNode.Fields(List<Member> members) -> Fields.of(source, members);
        };
    }

    record Scalar(ScalarForm form) implements DocumentValue {
        @Override
        public boolean write(byte[] json, int start, DocumentOutput out) {
            return form.write(json, start, JsonBytes.endOfValue(json, start), out);
        }
    }

    record Items(DocumentValue item, boolean isItemNullable, DocumentProblems problems) implements DocumentValue {
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
                int problemsBefore = out.problemCount();
                item.writeOrNull(json, at, isItemNullable, index, problems, out);
                out.within(problemsBefore, index);
                at = JsonBytes.nextItem(json, JsonBytes.endOfValue(json, at));
            }
            out.write((byte) ']');
            return true;
        }
    }

    /** @param names what {@code __typename} is where there is no field; nothing where there is one */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fields(DocumentFields fields, byte[][] keys, byte[][] names) implements DocumentValue {
        static Fields of(SqlName source, List<Member> members) {
            @Nullable DocumentField[] fields = new DocumentField[members.size()];
            byte[][] keys = new byte[members.size()][];
            byte[][] names = new byte[members.size()][];
            for (int i = 0; i < fields.length; i++) {
                Member member = members.get(i);
                keys[i] = JsonString.key(i == 0 ? '{' : ',', member.key());
                switch (member) {
                    case Member.Field field -> {
                        fields[i] = DocumentField.of(source, field);
                        names[i] = NO_NAME;
                    }
                    case Member.Typename(String key, String typeName) -> names[i] = JsonString.constant(typeName);
                }
            }
            return new Fields(new DocumentFields(fields), keys, names);
        }

        @Override
        public boolean write(byte[] json, int start, DocumentOutput out) {
            if (json[start] != '{') {
                return false;
            }
            if (keys.length == 0) {
                out.write(Constants.EMPTY_OBJECT);
                return true;
            }
            int[] starts = fields.find(json, start);
            for (int i = 0; i < keys.length; i++) {
                out.write(keys[i]);
                if (fields.has(i)) {
                    fields.write(i, json, starts[i], out);
                } else {
                    out.write(names[i]);
                }
            }
            out.write((byte) '}');
            return true;
        }
    }

    /**
     * Writes it, or null where it is none.
     *
     * @param start of the value, or {@link DocumentFields#ABSENT}
     * @throws MissingValueException when it has no value, but may not be null
     */
    default void writeOrNull(
            byte[] json,
            int start,
            boolean isNullable,
            Object keyOrIndex,
            DocumentProblems problems,
            DocumentOutput out) {
        boolean isNull = start == DocumentFields.ABSENT || json[start] == 'n';
        if (isNull && !isNullable) {
            throw new MissingValueException(problems.missing()).within(keyOrIndex);
        }
        if (isNull) {
            out.write(Constants.NULL);
            return;
        }
        int mark = out.mark();
        int problemsBefore = out.problemCount();
        try {
            if (write(json, start, out)) {
                return;
            }
        } catch (MissingValueException e) {
            if (!isNullable) {
                throw e.within(keyOrIndex);
            }
            out.reset(mark, problemsBefore);
            out.add(e.problem());
            out.write(Constants.NULL);
            return;
        }
        if (!isNullable) {
            throw new MissingValueException(problems.otherType()).within(keyOrIndex);
        }
        out.add(problems.otherType());
        out.write(Constants.NULL);
    }
}
