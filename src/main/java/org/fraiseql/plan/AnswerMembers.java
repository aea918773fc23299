package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.Selection;

/** The response keys of an answer's members, and what is selected of its records, if anything is. */
record AnswerMembers(List<WriteAnswer.Member> members, Optional<Records> records) {
    /** What is selected of each of the rows, and where. */
    record Records(List<Selection> selections, Place place) {}

    static AnswerMembers of(Selection selection, String answerType) {
        Map<String, WriteAnswer.Part> parts = new LinkedHashMap<>();
        Optional<Records> records = Optional.empty();
        for (Selection member : selection.selections()) {
            boolean isRecords =
                    member.fieldName().equals("record") || member.fieldName().equals("records");
            if (isRecords) {
                if (records.isPresent() && !records.get().selections().equals(member.selections())) {
                    throw WriteErrors.recordsTwice(member.fieldName());
                }
                Place place = Place.root(selection).below(member);
                records = Optional.of(new Records(
                        member.selections(), member.fieldName().equals("records") ? place.ofRows() : place));
            }
            parts.put(member.responseKey(), part(member, answerType));
        }
        List<WriteAnswer.Member> members = new ArrayList<>();
        parts.forEach((key, part) -> members.add(new WriteAnswer.Member(key, part)));
        return new AnswerMembers(members, records);
    }

    private static WriteAnswer.Part part(Selection member, String typeName) {
        return switch (member.fieldName()) {
            case Selection.TYPENAME -> new WriteAnswer.Part.Typename(typeName);
            case "success" -> new WriteAnswer.Part.Success();
            case "message" -> new WriteAnswer.Part.Message();
            case "record", "records" -> new WriteAnswer.Part.Records();
            default -> new WriteAnswer.Part.Count();
        };
    }
}
