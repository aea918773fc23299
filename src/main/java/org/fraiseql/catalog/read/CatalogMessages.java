package org.fraiseql.catalog.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Assurances.ChangeRule.Event;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.support.Suggestion;

/** The wording of what the catalog reports. Every message names the thing in the database and the remedy. */
final class CatalogMessages {
    private CatalogMessages() {}

    /** How many tables that inherit from one are told by name. */
    private static final int PARTS_NAMED = 3;

    private static final String OR_NAME = " Give one of them another name with a comment line \"@name %s\".";

    static String noAnswer(SqlName relation, Event event, String rule) {
        String rows =
                switch (event) {
                    case INSERT -> "create rows";
                    case UPDATE -> "update rows";
                    case DELETE -> "delete rows";
                };
        return "%s has no mutations that %s: its rule \"%s\" does something else instead, of which no rows come back. Give it an action that is %s, too, and returns its rows, or let an INSTEAD OF trigger of a view do it."
                .formatted(relation, rows, rule, event);
    }

    static String noUpsert(SqlName relation, String rule) {
        return "%s has no upserts: PostgreSQL has none for tables with rules for INSERT or UPDATE, as \"%s\" is. Make it a trigger."
                .formatted(relation, rule);
    }

    static String noCreate(SqlName relation, String column) {
        return "%s has no mutations that create rows: its column \"%s\" is NOT NULL, has no default, and is no input. Give it a default, or a trigger that sets it."
                .formatted(relation, column);
    }

    static String noCreate(SqlName relation) {
        return "%s has no mutations that create rows: a column that is NOT NULL and has no default may not be inserted by the role. Let it insert that, or give the column a default, or a trigger that sets it."
                .formatted(relation);
    }

    static String noCreateThrough(SqlName view, String column) {
        return "%s has no mutations that create rows: the column \"%s\" of the table behind it is NOT NULL, has no default, and can't be given through the view. Show it there, or give it a default, or a trigger that sets it."
                .formatted(view, column);
    }

    static String severalRows(SqlName view) {
        return "The keys and relations of the table behind %s are left out: its query takes several rows of the table, and which of them it stands for can't be told. Give more columns of that row than of any other the names that they have in the table."
                .formatted(view);
    }

    static String noIdentity(SqlName written, SqlName view) {
        return "The mutations of %s are left out: no key of it is among the columns of %s, so that a written row could not be found there. Show the columns of a key that are NOT NULL, or declare one with a comment line \"@key(column)\"."
                .formatted(written, view);
    }

    static String referenceToNoKey(String columns, SqlName target, String targetColumns) {
        return "The comment line \"@references(%s) %s(%s)\" leads to columns that are no key of %s, so that it could find several rows, and is left out. Declare the key there with a comment line \"@key(%s)\", or refer to a key."
                .formatted(columns, target.name(), targetColumns, target, targetColumns);
    }

    /** @param rival empty when it is something of a bean or of the product that has the name */
    static String renamedColumn(SqlName relation, String column, String wished, String name, Optional<String> rival) {
        return rival.map(other ->
                        "Columns \"%s\" and \"%s\" of %s both become the field \"%s\": \"%s\" is served as \"%s\". Give one of them another name with a comment line \"@name otherName\", or leave it out with \"@omit\"."
                                .formatted(column, other, relation, wished, column, name))
                .orElseGet(() ->
                        "Column \"%s\" of %s is served as \"%s\", because \"%s\" means something else there. Give it another name with a comment line \"@name otherName\"."
                                .formatted(column, relation, name, wished));
    }

    /** @param rivals that want the same, if any of the database do */
    static String renamedTable(SqlName relation, String wished, TableNames names, List<SqlName> rivals) {
        String served = "%s is served as \"%s\" (%s, %s)"
                .formatted(relation, names.typeName(), names.singular(), names.plural());
        return rivals.isEmpty()
                ? "%s, because a bean has the type \"%s\". Give it another name with a comment line \"@name OtherName\"."
                        .formatted(served, wished)
                : "%s and %s %s become the type \"%s\": %s."
                                .formatted(
                                        relation, listed(rivals), rivals.size() == 1 ? "both" : "all", wished, served)
                        + OR_NAME.formatted("OtherName");
    }

    /** @param holder the relation that needs the type for its inputs or results; empty when GraphQL or the product does */
    static String neededType(SqlName relation, String wished, String typeName, Optional<SqlName> holder) {
        return "The type of %s is \"%s\", because \"%s\" or an input of it is needed %s; its fields keep their names. Give it another name with a comment line \"@name OtherName\"."
                .formatted(
                        relation,
                        typeName,
                        wished,
                        holder.map(other -> "for " + other).orElse("by GraphQL or the product"));
    }

    static String renamedType(SqlName type, String wished, String name, Optional<SqlName> rival) {
        return "The type %s is served as \"%s\", because \"%s\" is %s. Give one of them another name with a comment line \"@name OtherName\"."
                .formatted(
                        type,
                        name,
                        wished,
                        rival.map(other -> "taken by " + other).orElse("needed by GraphQL, the product or a bean"));
    }

    static String renamedLabel(SqlName type, String label, String name) {
        return "Label \"%s\" of the enum %s is served as \"%s\", because another label becomes the same value without codes. Name it in the file of directives, or rename one of them with ALTER TYPE … RENAME VALUE."
                .formatted(label, type, name);
    }

    /** @param reason why, as the rest of a sentence that begins with the name */
    static String renamedField(String subject, String wished, String name, String reason) {
        return "%s is served as \"%s\", because \"%s\" %s. Give one of them another name with a comment line \"@name otherName\"."
                .formatted(subject, name, wished, reason);
    }

    static String renamedArgument(SqlName routine, String argument, String wished, String name) {
        return "The argument \"%s\" of function %s is served as \"%s\", because \"%s\" is another argument."
                .formatted(argument, routine, name, wished);
    }

    /** @param reason why, as the rest of a sentence that begins with the name */
    static String renamedRelationship(SqlName relation, String foreignKey, String wished, String name, String reason) {
        return "The relationship of %s made of foreign key \"%s\" is served as \"%s\", because \"%s\" %s. Name it with a line \"@name otherName\" (\"@names otherNames\" for the side that is referred to) in the comment of the foreign key."
                .formatted(relation, foreignKey, name, wished, reason);
    }

    static String unnamedOverloaded(SqlName routine, String fieldName) {
        return "The overloads of %s are left out whose arguments have no names: all become \"%s\". Name the arguments, or give each a name with a comment line \"@name otherName\"."
                .formatted(routine, fieldName);
    }

    static String overloaded(SqlName routine, String fieldName) {
        return "The overloads of %s are left out that have the same names of arguments: all become \"%s\". Give each a name with a comment line \"@name otherName\"."
                .formatted(routine, fieldName);
    }

    static String impossibleRoutine(SqlName routine, String reason) {
        return "Function %s is left out: %s.".formatted(routine, reason);
    }

    static String unknownEntity(String fieldName, String typeName) {
        return "The function of the mutation \"%s\" is said to be about \"%s\", but no table has this type."
                .formatted(fieldName, typeName);
    }

    static String noDimensions(String column, int dimensions) {
        return "The comment line \"@dimensions %d\" of the column \"%s\" is passed over: it is no array of values that can be nested."
                .formatted(dimensions, column);
    }

    static String keyOfPeriods(String foreignKey, SqlName relation) {
        return "The foreign key \"%s\" of %s is no relation: a row refers by it to all rows that together cover its period, not to one that is equal."
                .formatted(foreignKey, relation);
    }

    static String noColumns(SqlName relation) {
        return "%s is left out: it has no column that can be shown to the connected role.".formatted(relation);
    }

    static String unreachable(SqlName relation) {
        return "The foreign table %s is left out: its foreign data wrapper has no handler that PostgreSQL can call, so that it can't be read. Give the wrapper one with ALTER FOREIGN DATA WRAPPER … HANDLER, install the library of the one that it has, or exclude the table."
                .formatted(relation);
    }

    static String overUnreachable(SqlName view) {
        return "The view %s is left out: it reads a foreign table whose foreign data wrapper has no handler that PostgreSQL can call, so that it can't be read. Give the wrapper one with ALTER FOREIGN DATA WRAPPER … HANDLER, install the library of the one that it has, or exclude the view."
                .formatted(view);
    }

    /** @param inheriting a few of which are named */
    static String partsOfServed(List<SqlName> inheriting, SqlName whole) {
        String some =
                inheriting.stream().limit(PARTS_NAMED).map(SqlName::toString).collect(Collectors.joining(", "));
        int more = inheriting.size() - PARTS_NAMED;
        boolean isOne = inheriting.size() == 1;
        return "%s%s %s no %s: %s rows are among those of %s, from which %s. To serve %s instead, name %s in fraiseql.catalog.exclude, or write @omit in its comment."
                .formatted(
                        some,
                        more > 0 ? " and " + more + " more" : "",
                        isOne ? "is" : "are",
                        isOne ? "type of its own" : "types of their own",
                        isOne ? "its" : "their",
                        whole,
                        isOne ? "it inherits" : "they inherit",
                        isOne ? "it" : "them",
                        whole);
    }

    static String unknownDirective(String subject, String line) {
        String word = line.split("\\s", 2)[0];
        String reason = CommentDirectives.KNOWN.contains(word)
                ? " Its form is wrong, or the name is none in GraphQL."
                : Suggestion.didYouMean(word, CommentDirectives.KNOWN);
        return "The comment of %s has a directive nobody understands: %s.%s".formatted(subject, line, reason);
    }

    private static String listed(List<SqlName> names) {
        return names.stream().map(SqlName::toString).collect(Collectors.joining(", "));
    }
}
