package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of a function that follows FraiseQL's convention: a composite type named {@code mutation_response}.
 *
 * @param typePrefix {@code CreateUser} for {@code union CreateUserResult = CreateUserSuccess | CreateUserError}
 * @param id the type of {@code entity_id}
 * @param entity the table whose row the function has written
 * @param entityDocument what its {@code entity} is known to be
 * @param cascade the same of its {@code cascade}
 */
public record MutationResponse(
        Form form,
        String typePrefix,
        ColumnType id,
        Optional<Entity> entity,
        Optional<DocumentKey> entityDocument,
        Optional<DocumentKey> cascade) {
    public static final String TYPE_NAME = "mutation_response";

    /** Which of its two generations the type is of. */
    public enum Form {
        /** A word says what happened: {@code created}, {@code conflict:email}. */
        STATUS_WORD(List.of(
                "status", "message", "entity_id", "entity_type", "entity", "updated_fields", "cascade", "metadata")),
        /** Flags say it, and an error has a class. */
        FLAGS(List.of(
                "succeeded",
                "state_changed",
                "error_class",
                "status_detail",
                "http_status",
                "message",
                "entity_id",
                "entity_type",
                "entity",
                "updated_fields",
                "cascade",
                "error_detail",
                "metadata"));

        private final Set<String> columns;

        Form(List<String> columns) {
            this.columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
        }

        public static Optional<Form> of(Set<String> columns) {
            for (Form form : values()) {
                if (form.columns.equals(columns)) {
                    return Optional.of(form);
                }
            }
            return Optional.empty();
        }
    }

    /** The written row: its field in the success type, and the column that {@code entity_id} is a value of. */
    public record Entity(String fieldName, Table table, Column key) {}

    /** What a member's JSON is declared to be; empty where it is passed on as it is. */
    public Optional<DocumentKey> document(ResponseMember member) {
        return switch (member) {
            case ENTITY -> entityDocument;
            case CASCADE -> cascade;
            case ID, STATUS, MESSAGE, CODE, ERRORS, UPDATED_FIELDS, ENTITY_TYPE, METADATA, ERROR_DETAIL ->
                Optional.empty();
        };
    }

    public String unionType() {
        return typePrefix + "Result";
    }

    public String successType() {
        return typePrefix + "Success";
    }

    public String errorType() {
        return typePrefix + "Error";
    }
}
