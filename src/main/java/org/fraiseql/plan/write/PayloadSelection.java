package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.Selection;
import org.fraiseql.plan.ErrorLocation;

/** The response keys of an answer's members, and what is selected of its records, if anything is. */
record PayloadSelection(List<MutationPayload.Member> members, Optional<Records> records) {
    /** What is selected of each row. @param place where the field of the rows stands */
    record Records(List<Selection> selections, ErrorLocation place) {}

    static PayloadSelection of(Selection selection, String answerType) {
        Map<String, MutationPayload.Part> parts = new LinkedHashMap<>();
        Optional<Records> records = Optional.empty();
        for (Selection member : selection.selections()) {
            boolean isRecords =
                    member.fieldName().equals("record") || member.fieldName().equals("records");
            if (isRecords) {
                if (records.isPresent()) { // their JSON is moved into the answer, once
                    throw WriteErrors.recordsTwice(member.fieldName());
                }
                ErrorLocation place = ErrorLocation.root(selection).below(member);
                records = Optional.of(new Records(
                        member.selections(), member.fieldName().equals("records") ? place.ofRows() : place));
            }
            parts.put(member.responseKey(), part(member, answerType));
        }
        List<MutationPayload.Member> members = new ArrayList<>();
        parts.forEach((key, part) -> members.add(new MutationPayload.Member(key, part)));
        return new PayloadSelection(members, records);
    }

    private static MutationPayload.Part part(Selection member, String typeName) {
        return switch (member.fieldName()) {
            case Selection.TYPENAME -> new MutationPayload.Part.Typename(typeName);
            case "success" -> new MutationPayload.Part.Success();
            case "message" -> new MutationPayload.Part.Message();
            case "record", "records" -> new MutationPayload.Part.Records();
            default -> new MutationPayload.Part.Count();
        };
    }
}
