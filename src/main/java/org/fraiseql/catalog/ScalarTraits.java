package org.fraiseql.catalog;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known of a scalar type beside its operators: a row of the table {@link PgScalar}, which says of each type only what is unusual.
 *
 * @param typeName as {@code pg_type} has it; empty for types that stand for another
 * @param filterName the name of its filter without the ending {@code Filter}
 * @param inDocument what a value is in a document
 * @param uses where a value of the type can stand
 */
public record ScalarTraits(
        String typeName,
        String graphQLName,
        String filterName,
        JsonShape json,
        InDocument inDocument,
        Reading reading,
        Binding binding,
        Comparison comparison,
        Writing writing,
        Set<Use> uses) {

    /** What a value of the type is in a JSON document; whatever is not so counts as no value. */
    public enum InDocument {
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number of 32 bits. */
        INTEGER,
        /** A whole number of 64 bits. */
        LONG,
        /** Any number, or the name of one that JSON does not know. */
        NUMBER,
        /** A string, or a number that is read as one. */
        ID,
        /** Any string, compared as text. */
        TEXT,
        /** Any string, compared by the type's own operators. */
        TEXT_OF_TYPE,
        /** A string that PostgreSQL takes for a value of the type, see {@link DocumentForm}. */
        FORMATTED,
        /** Any JSON. */
        JSON
    }

    /** How a column is selected, so that its text form is what its {@link JsonShape} understands. */
    public enum Reading {
        /** The column itself; a cast to text says the same. */
        AS_IT_IS,
        /** The column itself; a cast to text would change it: {@code bpchar} loses its blanks, {@code inet} gains its netmask, {@code xml} its declaration. */
        AS_PRINTED,
        /** Cast to text, because pgjdbc asks for some types in binary as soon as it knows a statement's columns, whatever binaryTransfer says. */
        AS_TEXT,
        /** Cast to text, and arrays to arrays of text: clients get texts. */
        AS_TEXT_IN_ARRAYS_TOO,
        /** Cast to json. */
        AS_JSON
    }

    /** What a value is cast to. */
    public enum Binding {
        /** The type itself. */
        OF_ITS_TYPE,
        /** Text: the type has no other input form, or PostgreSQL compares it as text. */
        AS_TEXT
    }

    /** In which form values are compared. */
    public enum Comparison {
        /** By the type's own operators. */
        AS_ITSELF,
        /** As jsonb; the type has no equality. */
        AS_JSONB,
        /** By the text form; the type has no equality, or none that we know. */
        AS_TEXT,
        /** By the text form that PostgreSQL prints for a value, however that was spelt. */
        AS_PRINTED_TEXT
    }

    /** How a value gets into a column. */
    public enum Writing {
        /** By a cast of its text form. */
        BY_CAST,
        /** As a JSON object, of which an hstore is made. */
        FROM_JSON,
        /** As a member of a row of its table: nothing but its text form is known, so that a bind can't be of the type. */
        BY_ROW
    }

    /** Where a value can stand. */
    public enum Use {
        /** A field of an object type. */
        FIELD,
        /** A column of a mutation's input. */
        INPUT,
        /** An argument of a function, which PostgreSQL finds by the types of its arguments. */
        ARGUMENT,
        /** An output argument of CALL, around which no expression can stand: its JSON is made from its text form alone. */
        CALL_OUTPUT,
        /** The column that a list is ordered by. */
        SORT,
        /** A number that {@code ops} can add to. */
        INCREMENT
    }

    /** A type that is read, bound, compared and written as itself, can stand anywhere, and is no number; in documents a string of a form. */
    static ScalarTraits of(String typeName, String graphQLName, JsonShape json) {
        return new ScalarTraits(
                typeName,
                graphQLName,
                graphQLName,
                json,
                InDocument.FORMATTED,
                Reading.AS_IT_IS,
                Binding.OF_ITS_TYPE,
                Comparison.AS_ITSELF,
                Writing.BY_CAST,
                EnumSet.of(Use.FIELD, Use.INPUT, Use.ARGUMENT, Use.CALL_OUTPUT));
    }

    /** A type of which nothing but the text form is known. */
    static ScalarTraits knownByText(String typeName, String filterName, JsonShape json) {
        return of(typeName, "String", json)
                .filter(filterName)
                .read(Reading.AS_TEXT_IN_ARRAYS_TOO)
                .bound(Binding.AS_TEXT)
                .compared(Comparison.AS_TEXT)
                .written(Writing.BY_ROW)
                .without(Use.ARGUMENT)
                .without(Use.CALL_OUTPUT);
    }

    ScalarTraits filter(String name) {
        return new ScalarTraits(
                typeName, graphQLName, name, json, inDocument, reading, binding, comparison, writing, uses);
    }

    ScalarTraits inDocument(InDocument other) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, other, reading, binding, comparison, writing, uses);
    }

    ScalarTraits read(Reading other) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, inDocument, other, binding, comparison, writing, uses);
    }

    ScalarTraits bound(Binding other) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, inDocument, reading, other, comparison, writing, uses);
    }

    ScalarTraits compared(Comparison other) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, inDocument, reading, binding, other, writing, uses);
    }

    ScalarTraits written(Writing other) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, inDocument, reading, binding, comparison, other, uses);
    }

    ScalarTraits also(Use use) {
        EnumSet<Use> more = EnumSet.copyOf(uses);
        more.add(use);
        return uses(more);
    }

    ScalarTraits without(Use use) {
        EnumSet<Use> fewer = EnumSet.copyOf(uses);
        fewer.remove(use);
        return uses(fewer);
    }

    private ScalarTraits uses(Set<Use> others) {
        return new ScalarTraits(
                typeName, graphQLName, filterName, json, inDocument, reading, binding, comparison, writing, others);
    }
}
