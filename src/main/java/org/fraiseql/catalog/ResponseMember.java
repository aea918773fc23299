package org.fraiseql.catalog;

import java.util.EnumSet;
import java.util.Set;

/** A field of the types that a {@code mutation_response} becomes. */
public enum ResponseMember {
    ID("id"),
    STATUS("status"),
    MESSAGE("message"),
    CODE("code"),
    ERRORS("errors"),
    UPDATED_FIELDS("updatedFields"),
    ENTITY_TYPE("entityType"),
    ENTITY("entity"),
    CASCADE("cascade"),
    METADATA("metadata"),
    ERROR_DETAIL("errorDetail");

    /** The type of one of {@link #ERRORS}. */
    public static final String ERROR_TYPE = "MutationError";

    private static final Set<ResponseMember> OF_ERRORS_ONLY = EnumSet.of(CODE, ERRORS, ERROR_DETAIL);
    private static final Set<ResponseMember> OF_SUCCESS_ONLY = EnumSet.of(ID, UPDATED_FIELDS, CASCADE);

    private final String fieldName;

    ResponseMember(String fieldName) {
        this.fieldName = fieldName;
    }

    public String fieldName() {
        return fieldName;
    }

    public boolean isOfSuccess() {
        return !OF_ERRORS_ONLY.contains(this);
    }

    public boolean isOfError(MutationResponse.Form form) {
        return !OF_SUCCESS_ONLY.contains(this) && (this != ERROR_DETAIL || form == MutationResponse.Form.FLAGS);
    }

    public static boolean anyNamed(String fieldName) {
        for (ResponseMember member : values()) {
            if (member.fieldName.equals(fieldName)) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalArgumentException when there is none, which the validator does not let pass */
    public static ResponseMember named(String fieldName) {
        for (ResponseMember member : values()) {
            if (member.fieldName.equals(fieldName)) {
                return member;
            }
        }
        throw new IllegalArgumentException("no field of a response: " + fieldName);
    }
}
