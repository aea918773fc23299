package org.fraiseql.typed;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.fraiseql.CompiledRead;
import org.fraiseql.Engine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.RootField;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.FieldRows;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.stream.ResponseBuffer;

/**
 * The engine as statements ask it, for whom they do. Thread-safe.
 *
 * @param elsewhere asked where the thread answers no GraphQL
 * @param isOfApplication whether it is asked for the application itself, whoever the thread works for
 */
record Asking(
        Engine engine,
        RecordReaders readers,
        TransactionEnd transactionEnd,
        CallerElsewhere elsewhere,
        boolean isOfApplication) {
    private static final int EXPECTED_BYTES = 1024;

    Asking asApplication() {
        return new Asking(engine, readers, transactionEnd, elsewhere, true);
    }

    private RequestContext context() {
        if (isOfApplication) {
            return engine.ofApplication();
        }
        if (engine.mayAsk()) {
            return engine.ofBean();
        }
        Caller caller = Failures.translated(elsewhere::find).orElseThrow(Failures::nobodyAsks);
        return engine.ofApplication().by(caller);
    }

    private GraphQLSchema schema() {
        RequestContext context = context();
        if (!engine.isCatalogServed()) {
            throw Failures.notServed();
        }
        return Failures.translated(() -> engine.schema(context));
    }

    private Catalog catalog() {
        RequestContext context = context();
        return Failures.translated(() -> engine.catalog(context.caller()));
    }

    /** The field of a list of rows of the catalog's. @throws org.fraiseql.query.QueryException when there is none */
    GraphQLFieldDefinition list(String name) {
        GraphQLFieldDefinition field = schema().getQueryType().getFieldDefinition(name);
        if (field == null || !isList(field) || catalog().query(name).isEmpty()) {
            throw Failures.noList(name, lists());
        }
        return field;
    }

    private static boolean isList(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))
                && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType;
    }

    private List<String> lists() {
        return catalog().queries().values().stream()
                .filter(field -> field instanceof RootField.ListOf)
                .map(RootField::fieldName)
                .toList();
    }

    /** How rows of a table are written in this form. @throws org.fraiseql.query.QueryException when they can't be */
    WriteField write(String table, MutationField.Form form) {
        GraphQLSchema schema = schema();
        List<MutationField> ofTable = catalog().writeModel().fields().values().stream()
                .filter(field -> field.target().table().pluralName().equals(table))
                .toList();
        if (ofTable.isEmpty() && !lists().contains(table)) {
            throw Failures.noList(table, lists());
        }
        GraphQLObjectType mutations = schema.getMutationType();
        return ofTable.stream()
                .filter(field -> field.form() == form && mutations != null)
                .findFirst()
                .map(field -> new WriteField(
                        Objects.requireNonNull(mutations).getFieldDefinition(field.fieldName()), field.target()))
                .orElseThrow(() -> Failures.notWritten(table, form.name()));
    }

    /** The type of a table's rows. */
    GraphQLObjectType rowType(String typeName) {
        return Objects.requireNonNull(schema().getObjectType(typeName));
    }

    CompiledRead compile(GraphQLRequest request) {
        RequestContext context = context();
        return Failures.checked(() -> engine.compile(request, context));
    }

    FieldRows read(CompiledRead read) {
        RequestContext context = context();
        return Failures.translated(() -> engine.read(read, context));
    }

    /**
     * Opens the rows of a list as records. If something else is served than it was compiled for, it is compiled anew.
     *
     * @param reader of what is read then
     * @throws org.fraiseql.query.QueryException when it does not fit that any more
     */
    <R extends Record> RowCursor<R> open(CompiledRead given, Function<CompiledRead, RecordReader<R>> reader) {
        RequestContext context = context();
        CompiledRead read = Failures.checked(() -> engine.renewed(given, context));
        RecordReader<R> fitting = reader.apply(read);
        return new RowCursor<>(Failures.translated(() -> engine.readRenewed(read, context)), fitting);
    }

    /**
     * The whole response.
     *
     * @throws org.fraiseql.query.QueryException when there are errors in it
     */
    byte[] answer(GraphQLRequest request) {
        ResponseBuffer out = ResponseBuffer.unbounded(EXPECTED_BYTES);
        ExecutionResult result = engine.answer(request, context(), out);
        if (!result.problems().isEmpty()) {
            throw Failures.of(result);
        }
        return taken(out);
    }

    /** The whole response, errors included. */
    byte[] response(GraphQLRequest request) {
        ResponseBuffer out = ResponseBuffer.unbounded(EXPECTED_BYTES);
        engine.answer(request, context(), out);
        return taken(out);
    }

    private static byte[] taken(ResponseBuffer out) {
        byte[] response = out.bytes(0, out.mark());
        out.release();
        return response;
    }

    /** The rows of a list, to be read as records. */
    <R extends Record> RecordReader<R> reader(Class<R> type, GraphQLFieldDefinition list) {
        return readers.of(type, (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(list.getType()));
    }
}
