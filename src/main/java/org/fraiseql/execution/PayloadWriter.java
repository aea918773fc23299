package org.fraiseql.execution;

import java.util.List;
import java.util.Map;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.write.MutationPayload;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the value of a root field that was written.
 *
 * @param records the rows that are answered
 * @param changed how many rows were written
 * @param isFound whether there were rows to write
 * @param bound values by which the keys of a deletion are told
 */
record PayloadWriter(AnsweredRows records, long changed, boolean isFound, Map<String, @Nullable Object> bound) {

    void write(MutationPayload answer, ResponseBuffer out) {
        ResponseWriter response = new ResponseWriter(out);
        switch (answer) {
            case MutationPayload.Row() -> record(response, out);
            case MutationPayload.Deletion deletion ->
                members(deletion.members(), message(deletion), response, out, false);
            case MutationPayload.Bulk(var members) -> members(members, "", response, out, true);
        }
    }

    private String message(MutationPayload.Deletion deletion) {
        StringBuilder message = new StringBuilder(deletion.typeName());
        String separator = " ";
        for (Operand key : deletion.keys()) {
            message.append(separator).append(text(key));
            separator = ", ";
        }
        return message.append(outcome()).toString();
    }

    private String text(Operand key) {
        Object value = key.value().resolve(bound);
        return key.form() instanceof Operand.Form.Typed(var type) ? GivenKey.text(type, value) : String.valueOf(value);
    }

    private String outcome() {
        if (changed > 0) {
            return " deleted";
        }
        return isFound ? " was kept by the database" : " not found";
    }

    private void members(
            List<MutationPayload.Member> members,
            String message,
            ResponseWriter response,
            ResponseBuffer out,
            boolean isBulk) {
        String separator = "{";
        for (MutationPayload.Member member : members) {
            response.json(separator + "\"" + member.key() + "\":");
            separator = ",";
            switch (member.part()) {
                case MutationPayload.Part.Success() -> response.json(Boolean.toString(isBulk || changed > 0));
                case MutationPayload.Part.Message() -> response.string(message);
                case MutationPayload.Part.Count() -> response.json(Long.toString(changed));
                case MutationPayload.Part.Typename(String typeName) -> response.string(typeName);
                case MutationPayload.Part.Records() -> {
                    if (isBulk) {
                        response.json("[");
                        records.json().appendTo(out);
                        response.json("]");
                    } else {
                        record(response, out);
                    }
                }
            }
        }
        response.json(members.isEmpty() ? "{}" : "}");
    }

    private void record(ResponseWriter response, ResponseBuffer out) {
        if (records.count() == 0) {
            response.nullValue();
        } else {
            records.json().appendTo(out);
        }
    }
}
