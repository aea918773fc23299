package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is found that is a key of a document: {@code data -> 'address' -> 'city'}.
 *
 * @param source the relation whose documents they are, for messages
 * @param column the {@code jsonb} column that holds the document
 * @param steps the keys on the way, the outermost first; none for the document itself
 * @param shape what is declared to be there
 * @param isInputChecked whether the database can say if a text is a value of a type ({@code pg_input_is_valid}, PostgreSQL 16)
 * @param isMadeOnReading whether the document is made by a view, and not stored
 */
public record DocumentKey(
        SqlName source,
        String column,
        List<Step> steps,
        DocumentShape shape,
        boolean isInputChecked,
        boolean isMadeOnReading) {

    /** One key in all its spellings: the first that is there counts, with JSON's null too. */
    public record Step(List<String> spellings) {
        public Step {
            spellings = List.copyOf(spellings);
        }
    }

    public DocumentKey {
        steps = List.copyOf(steps);
    }

    /** A key of the object that is here. */
    DocumentKey below(Step step, DocumentShape inner) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new DocumentKey(source, column, longer, inner, isInputChecked, isMadeOnReading);
    }

    /** What a list of objects is unnested to: each of them is a document in a column of the same name. */
    DocumentKey ofElement(DocumentShape element) {
        return new DocumentKey(source, column, List.of(), element, isInputChecked, isMadeOnReading);
    }

    /** The object that has the key. */
    public DocumentKey object() {
        return new DocumentKey(
                source, column, steps.subList(0, steps.size() - 1), shape, isInputChecked, isMadeOnReading);
    }

    /** The key itself. */
    public Step last() {
        return steps.getLast();
    }
}
