package org.fraiseql;

import java.util.List;
import java.util.Map;
import org.fraiseql.plan.WriteAnswer;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the value of a root field that was written.
 *
 * @param records JSON of the rows that are answered, separated by commas
 * @param changed how many rows were written
 * @param bound values by which the keys of a deletion are told
 */
record AnswerWriter(ResponseBuffer records, long recordCount, long changed, Map<String, @Nullable Object> bound) {

    void write(WriteAnswer answer, ResponseBuffer out) {
        ResponseWriter response = new ResponseWriter(out);
        switch (answer) {
            case WriteAnswer.Row() -> record(response, out);
            case WriteAnswer.Deletion deletion -> members(deletion.members(), message(deletion), response, out, false);
            case WriteAnswer.Bulk(var members) -> members(members, "", response, out, true);
        }
    }

    private String message(WriteAnswer.Deletion deletion) {
        StringBuilder message = new StringBuilder(deletion.typeName());
        String separator = " ";
        for (var key : deletion.keys()) {
            message.append(separator).append(key.value().resolve(bound));
            separator = ", ";
        }
        return message.append(changed > 0 ? " deleted" : " not found").toString();
    }

    private void members(
            List<WriteAnswer.Member> members,
            String message,
            ResponseWriter response,
            ResponseBuffer out,
            boolean isBulk) {
        String separator = "{";
        for (WriteAnswer.Member member : members) {
            response.json(separator + "\"" + member.key() + "\":");
            separator = ",";
            switch (member.part()) {
                case WriteAnswer.Part.Success() -> response.json(Boolean.toString(isBulk || changed > 0));
                case WriteAnswer.Part.Message() -> response.string(message);
                case WriteAnswer.Part.Count() -> response.json(Long.toString(changed));
                case WriteAnswer.Part.Typename(String typeName) -> response.string(typeName);
                case WriteAnswer.Part.Records() -> {
                    if (isBulk) {
                        response.json("[");
                        records.appendTo(out);
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
        if (recordCount == 0) {
            response.nullValue();
        } else {
            records.appendTo(out);
        }
    }
}
