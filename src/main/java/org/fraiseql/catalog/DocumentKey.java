package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a field is found that is a key of a document: {@code data -> 'address' -> 'city'}.
 *
 * @param source the relation whose documents they are, for messages
 * @param column the {@code jsonb} column that holds the document
 * @param steps the keys on the way, the outermost first; none for the document itself
 * @param shape what is declared to be there
 * @param version of the database, which tells what is a value there
 * @param isMadeOnReading whether the document is made by a view, and not stored
 * @param indexes those over keys of the document, of any path
 */
public record DocumentKey(
        SqlName source,
        String column,
        List<Step> steps,
        DocumentShape shape,
        ServerVersion version,
        boolean isMadeOnReading,
        List<IndexedKey> indexes) {

    /** One key in all its spellings: the first that is there counts, with JSON's null too. */
    public record Step(List<String> spellings) {
        public Step {
            spellings = List.copyOf(spellings);
        }
    }

    public DocumentKey {
        steps = List.copyOf(steps);
        indexes = List.copyOf(indexes);
    }

    /** The same with other steps and shape. */
    private DocumentKey with(List<Step> otherSteps, DocumentShape other) {
        return new DocumentKey(source, column, otherSteps, other, version, isMadeOnReading, indexes);
    }

    /** The same key, of which something else is known to be there. */
    public DocumentKey withShape(DocumentShape other) {
        return with(steps, other);
    }

    /** A key of the document itself, which this may be any key of. */
    public DocumentKey at(Step step, DocumentShape other) {
        return with(List.of(step), other);
    }

    /** A key of the object that is here. */
    DocumentKey below(Step step, DocumentShape inner) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return with(longer, inner);
    }

    /** What a list of objects is unnested to: each of them is a document in a column of the same name. */
    DocumentKey ofElement(DocumentShape element) {
        return new DocumentKey(source, column, List.of(), element, version, isMadeOnReading, List.of());
    }

    /** The object that has the key. */
    public DocumentKey object() {
        return with(steps.subList(0, steps.size() - 1), shape);
    }

    /** Whether there is one way to spell it, and the keys on the way. */
    public boolean isSpeltOnce() {
        return !steps.isEmpty()
                && steps.stream().allMatch(step -> step.spellings().size() == 1);
    }

    /** The indexes over this key. */
    public Stream<IndexedKey> ownIndexes() {
        List<String> keys = isSpeltOnce()
                ? steps.stream().map(step -> step.spellings().getFirst()).toList()
                : List.of();
        return indexes.stream().filter(index -> index.keys().equals(keys));
    }

    /** The key itself. */
    public Step last() {
        return steps.getLast();
    }
}
