package org.fraiseql.hostile;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.api.RequestBodies;
import org.fraiseql.beans.NumbersBean;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.execution.Observation;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.StubBackend;
import org.fraiseql.store.StubTransactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenConfig;

/** A request's way from the bytes of its body through the engine to the values that are bound, or to what a bean is given, without a database. */
final class RequestPath {
    private static final LimitsConfig LIMITS = LimitsConfig.DEFAULT;
    private static final RequestContext CONTEXT = new RequestContext("hostile", Deadline.NEVER);

    private final NumbersBean bean;
    private final Engine engine;
    private List<Observation.Statement> statements = List.of();

    RequestPath(Catalog catalog) {
        this.bean = new NumbersBean(SchemaTypes.of(catalog));
        this.engine = new Engine(
                StubBackend.of(1, "1"),
                new StubTransactions(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                new Observer() {
                    @Override
                    public void ended(Observation request) {
                        statements = request.statements();
                    }
                });
        engine.serve(
                catalog,
                bean.schema(),
                (request, catalogFields, deadline) ->
                        new BeanAnswer(true, Optional.empty(), bean.run(request.request()), Map.of()));
    }

    GraphQLSchema schema() {
        return bean.schema();
    }

    /** @param problems none when the request can be run @param boundCharacters of the values */
    record Outcome(List<Problem> problems, long boundCharacters) {}

    Outcome of(byte[] body) {
        try {
            List<Problem> problems = new ArrayList<>();
            long bound = 0;
            for (GraphQLRequest request : RequestBodies.post(body, LIMITS)) {
                Outcome outcome = of(request);
                problems.addAll(outcome.problems());
                bound += outcome.boundCharacters();
            }
            return new Outcome(problems, bound);
        } catch (EngineException e) {
            return new Outcome(e.problems(), 0);
        }
    }

    Outcome get(Map<String, String> parameters) {
        try {
            return of(RequestBodies.get(parameters, LIMITS));
        } catch (EngineException e) {
            return new Outcome(e.problems(), 0);
        }
    }

    private Outcome of(GraphQLRequest request) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {});
        List<Problem> problems = engine.answer(request, CONTEXT, out).problems();
        out.release();
        return new Outcome(
                problems,
                characters(statements.stream().map(Observation.Statement::bound).toList()));
    }

    private static long characters(List<BoundStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.values().stream())
                .mapToLong(String::length)
                .sum();
    }
}
