package org.fraiseql.execution;

import java.util.List;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.write.MutationPayload;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.JsonWriter;

/**
 * Writes the value of a root field that was written.
 *
 * @param records the rows that are answered
 * @param changed how many rows were written
 * @param isFound whether there were rows to write
 * @param bindings values by which the keys of a deletion are told
 */
record PayloadWriter(AnsweredRows records, long changed, boolean isFound, Bindings bindings) {

    void write(MutationPayload answer, ResponseBuffer out) {
        switch (answer) {
            case MutationPayload.Row() -> record(out);
            case MutationPayload.Deletion deletion -> members(deletion.members(), message(deletion), out, false);
            case MutationPayload.Bulk(var members) -> members(members, "", out, true);
        }
    }

    private String message(MutationPayload.Deletion deletion) {
        StringBuilder message = new StringBuilder(deletion.typeName());
        String separator = " ";
        for (Operand key : deletion.keys()) {
            message.append(separator).append(Excerpt.of(text(key)));
            separator = ", ";
        }
        return message.append(outcome()).toString();
    }

    private String text(Operand key) {
        Object value = key.value().resolve(bindings);
        return key.form() instanceof Operand.Form.Typed(var type) ? GivenKey.text(type, value) : String.valueOf(value);
    }

    private String outcome() {
        if (changed > 0) {
            return " deleted";
        }
        return isFound ? " was kept by the database" : " not found";
    }

    private void members(List<MutationPayload.Member> members, String message, ResponseBuffer out, boolean isBulk) {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        for (MutationPayload.Member member : members) {
            json.key(member.key());
            switch (member.part()) {
                case MutationPayload.Part.Success() -> json.flag(isBulk || changed > 0);
                case MutationPayload.Part.Message() -> json.string(message);
                case MutationPayload.Part.Count() -> json.number(changed);
                case MutationPayload.Part.Typename(String typeName) -> json.string(typeName);
                case MutationPayload.Part.Records() -> {
                    if (isBulk) {
                        records(out);
                    } else {
                        record(out);
                    }
                }
            }
        }
        json.endObject();
    }

    private void records(ResponseBuffer out) {
        out.json("[");
        records.json().appendTo(out);
        out.json("]");
    }

    private void record(ResponseBuffer out) {
        if (records.count() == 0) {
            out.json("null");
        } else {
            records.json().appendTo(out);
        }
    }
}
