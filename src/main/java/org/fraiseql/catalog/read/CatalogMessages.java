package org.fraiseql.catalog.read;

import java.util.List;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.SqlName;

/** The wording of what the catalog reports. Every message names the thing in the database and the remedy. */
final class CatalogMessages {
    private CatalogMessages() {}

    static String referenceToNoKey(String columns, SqlName target, String targetColumns) {
        return "The comment line \"@references(%s) %s(%s)\" leads to columns that are no key of %s, so that it could find several rows, and is left out. Declare the key there with a comment line \"@key(%s)\", or refer to a key."
                .formatted(columns, target.name(), targetColumns, target, targetColumns);
    }

    static String collidingColumns(SqlName relation, String first, String second, String fieldName) {
        return "Columns \"%s\" and \"%s\" of %s both become the field \"%s\". Give one of them another name with a comment line \"@name otherName\", or leave it out with \"@omit\"."
                .formatted(first, second, relation, fieldName);
    }

    static String collidingTypes(SqlName first, SqlName second, String typeName) {
        return "Relations %s and %s both become the type \"%s\". Give one of them another name with a comment line \"@name OtherName\", or leave it out with \"@omit\"."
                .formatted(first, second, typeName);
    }

    static String collidingRootFields(SqlName first, SqlName second, String fieldName) {
        return "%s and %s both want the query \"%s\". Give one of them another name with a comment line \"@name OtherName\", or leave it out with \"@omit\"."
                .formatted(first, second, fieldName);
    }

    static String takenInputType(SqlName relation, String typeName) {
        return "%s has no mutations, because another relation has the type \"%s\" that they need. Give that one another name with a comment line \"@name OtherName\"."
                .formatted(relation, typeName);
    }

    static String collidingMutations(SqlName first, SqlName second, String fieldName) {
        return "%s and %s both want the mutation \"%s\"; neither gets it. Give one of them another name with a comment line \"@name OtherName\"."
                .formatted(first, second, fieldName);
    }

    static String collidingLabels(SqlName type, List<EnumType.Label> labels) {
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                if (labels.get(i).name().equals(labels.get(j).name())) {
                    return "Labels \"%s\" and \"%s\" of the enum %s both become \"%s\". Rename one of them with ALTER TYPE … RENAME VALUE."
                            .formatted(
                                    labels.get(i).label(),
                                    labels.get(j).label(),
                                    type,
                                    labels.get(i).name());
                }
            }
        }
        throw new IllegalArgumentException("no labels of " + type + " collide");
    }

    static String collidingRelationship(SqlName relation, String foreignKey, String fieldName) {
        return "The relationship made of foreign key \"%s\" wants the field \"%s\" of %s, which is taken. Give the foreign key a comment line \"@name otherName\", or leave the other field out with \"@omit\"."
                .formatted(foreignKey, fieldName, relation);
    }

    static String impossibleColumnName(SqlName relation, String column, String fieldName) {
        return "Column \"%s\" of %s is left out: \"%s\" is no name in GraphQL. Give it one with a comment line \"@name otherName\"."
                .formatted(column, relation, fieldName);
    }

    static String impossibleTypeName(SqlName relation, String typeName) {
        return "%s is left out: \"%s\" can't be the name of a type here (not allowed in GraphQL, or in use by the schema itself). Give it one with a comment line \"@name OtherName\"."
                .formatted(relation, typeName);
    }

    static String overloaded(SqlName routine, String fieldName) {
        return "The overloads of %s are left out: all become \"%s\". Give each a name with a comment line \"@name otherName\"."
                .formatted(routine, fieldName);
    }

    static String impossibleRoutine(SqlName routine, String reason) {
        return "Function %s is left out: %s.".formatted(routine, reason);
    }

    static String replacedMutation(SqlName routine, SqlName relation, String fieldName) {
        return "The mutation \"%s\" is the function %s, not what would be made of %s. Give the function another name with a comment line \"@name otherName\" to have both."
                .formatted(fieldName, routine, relation);
    }

    static String unknownEntity(String fieldName, String typeName) {
        return "The function of the mutation \"%s\" is said to be about \"%s\", but no table has this type."
                .formatted(fieldName, typeName);
    }

    static String noColumns(SqlName relation) {
        return "%s is left out: it has no column that the connected role may select.".formatted(relation);
    }

    static String unknownDirective(String subject, String line) {
        return "The comment of %s has a directive nobody understands: %s".formatted(subject, line);
    }
}
