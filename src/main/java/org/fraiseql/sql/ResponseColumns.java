package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.MutationResponse.Form;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.CallPlan.Member;

/**
 * The result of a statement that calls a function of the {@code mutation_response} convention: always the same columns, whichever generation the type is
 * of; those that nobody asks for are NULL.
 */
public final class ResponseColumns {
    /** The status: its word, or the status detail of the form with flags. */
    public static final int STATUS = 0;

    /** {@code t} or {@code f}; NULL when the word says it. */
    public static final int SUCCEEDED = 1;

    /** {@code error_class} and {@code http_status}; NULL when the word says it. */
    public static final int ERROR_CLASS = 2;

    public static final int HTTP_STATUS = 3;
    public static final int MESSAGE = 4;
    public static final int ENTITY_ID = 5;
    public static final int ENTITY_TYPE = 6;
    public static final int ENTITY = 7;
    public static final int UPDATED_FIELDS = 8;
    public static final int CASCADE = 9;
    public static final int METADATA = 10;
    public static final int ERROR_DETAIL = 11;

    /** The first list of errors; further ones follow. */
    public static final int ERRORS = 12;

    /** An error may be no more than its message. */
    private static final String MESSAGE_OF_ERROR =
            "CASE jsonb_typeof(e) WHEN 'object' THEN e ->> 'message' ELSE e #>> '{}' END";

    /** The list is one of field names: what is NULL in it names none. */
    private static final String UPDATED = "CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY("
            + "SELECT f FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n) WHERE f IS NOT NULL ORDER BY n)) END";

    private ResponseColumns() {}

    static List<SqlFragment> of(CallPlan.Response plan) {
        boolean hasWord = plan.response().form() == Form.STATUS_WORD;
        List<SqlFragment> columns = new ArrayList<>();
        columns.add(raw(hasWord ? "t0.status" : """
                coalesce(t0.status_detail, CASE WHEN NOT t0.succeeded THEN coalesce(t0.error_class::text, 'failed') \
                WHEN t0.state_changed THEN 'success' ELSE 'noop' END)"""));
        columns.add(raw(hasWord ? "NULL" : "t0.succeeded"));
        columns.add(raw(hasWord ? "NULL" : "t0.error_class::text"));
        columns.add(raw(hasWord ? "NULL" : "t0.http_status"));
        columns.add(raw("t0.message"));
        columns.add(raw("t0.entity_id::text"));
        columns.add(selected(plan, ResponseMember.ENTITY_TYPE, "t0.entity_type"));
        columns.add(selected(plan, ResponseMember.ENTITY, "t0.entity"));
        columns.add(selected(plan, ResponseMember.UPDATED_FIELDS, UPDATED));
        columns.add(selected(plan, ResponseMember.CASCADE, "t0.cascade"));
        columns.add(selected(plan, ResponseMember.METADATA, "t0.metadata"));
        columns.add(selected(plan, ResponseMember.ERROR_DETAIL, "t0.error_detail"));
        for (Member member : plan.error()) {
            if (member instanceof Member.Errors(String key, Map<String, String> fields)) {
                columns.add(errors(hasWord ? "t0.metadata" : "t0.error_detail", fields));
            }
        }
        return columns;
    }

    /** The column of a part that is a document. */
    public static int document(ResponseMember part) {
        return switch (part) {
            case ENTITY -> ENTITY;
            case CASCADE -> CASCADE;
            case METADATA -> METADATA;
            case ERROR_DETAIL -> ERROR_DETAIL;
            case ID, STATUS, MESSAGE, CODE, ERRORS, UPDATED_FIELDS, ENTITY_TYPE ->
                throw new IllegalArgumentException("no document: " + part);
        };
    }

    private static SqlFragment selected(CallPlan.Response plan, ResponseMember part, String expression) {
        return raw(CallPlan.selects(plan, part) ? expression : "NULL");
    }

    /** A list under {@code errors}, with the selected fields of its items; NULL when there is none. */
    private static SqlFragment errors(String from, Map<String, String> fields) {
        List<SqlFragment> pairs = new ArrayList<>();
        fields.forEach((key, field) -> {
            pairs.add(literal(key));
            pairs.add(
                    field.equals("__typename")
                            ? concat(literal(ResponseMember.ERROR_TYPE), raw("::text"))
                            : raw(field.equals("message") ? MESSAGE_OF_ERROR : "e ->> '" + field + "'"));
        });
        return concat(
                raw("CASE WHEN jsonb_typeof(" + from + "::jsonb -> 'errors') = 'array' THEN (SELECT json_agg("
                        + "json_build_object("),
                join(", ", pairs),
                raw(") ORDER BY n) FROM jsonb_array_elements(" + from
                        + "::jsonb -> 'errors') WITH ORDINALITY x(e, n)) END"));
    }
}
