package org.fraiseql.execution;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.RoutineRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.StatementTag;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.MissingValueException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;

/**
 * A plan with its statements and row writers, made once for a shape of the variables and run for every request of that shape. Immutable.
 *
 * @param shapes of the root fields below which beans add fields, by response key
 */
public record CompiledOperation(List<Root> roots, OperationCost cost, Map<String, AnswerShape> shapes) {
    /** No field of the catalog. */
    static final CompiledOperation NONE = new CompiledOperation(List.of(), OperationCost.NONE, Collections.emptyMap());

    /** One root field, in the order of the answer. */
    public sealed interface Root {
        String responseKey();

        /** The same, with a comment before its statement. */
        Root tagged(StatementTag tag);

        record Read(
                String responseKey, boolean isList, SqlStatement statement, RowWriter writer, Problem.Location location)
                implements Root {
            /** @throws EngineException when a value is wrong, saying in which field */
            public BoundStatement bind(Bindings bindings, LimitsConfig limits) {
                try {
                    return statement.bind(bindings, limits);
                } catch (EngineException e) {
                    throw failed(e);
                }
            }

            /** Writes the field's value; null where it fails, unless a part of it has left already. */
            Optional<EngineException> writeOrNull(
                    ReadSession session, int statement, ResponseWriter response, ResponseBuffer out) {
                long start = out.mark();
                int problems = out.problemCount();
                try {
                    write(session.rows(statement), response);
                    if (out.problemCount() > problems) {
                        out.placed(problems, responseKey, location);
                    }
                    return Optional.empty();
                } catch (EngineException e) {
                    if (!out.canReset(start)) {
                        throw new StreamInterruptedException(e);
                    }
                    out.reset(start);
                    response.nullValue();
                    return Optional.of(failed(e));
                }
            }

            @Override
            public Read tagged(StatementTag tag) {
                return new Read(responseKey, isList, statement.tagged(tag), writer, location);
            }

            /** How many rows the field has, in place of them. */
            Read counting() {
                SqlStatement counting = statement.counting();
                return new Read(responseKey, false, counting, RowWriter.of(counting.layout()), location);
            }

            /** The failure with the field's path and location. */
            EngineException failed(EngineException failure) {
                return failure.under(responseKey, location);
            }

            /** Writes the field's value. */
            public void write(Rows rows, ResponseWriter response) {
                try {
                    if (isList) {
                        response.list(rows, writer);
                    } else {
                        response.object(rows, writer);
                    }
                } catch (MissingValueException e) {
                    throw new EngineException(e.within(responseKey).problem());
                }
            }
        }

        record Typename(String responseKey, String typeName) implements Root {
            @Override
            public Typename tagged(StatementTag tag) {
                return this;
            }
        }
    }

    /** @param cost of the plan */
    public static CompiledOperation of(Plan plan, OperationCost cost) {
        return of(plan, cost, Collections.emptyMap(), RowConditions.NONE);
    }

    static CompiledOperation of(
            Plan plan, OperationCost cost, Map<String, AnswerShape> shapes, RowConditions conditions) {
        return new CompiledOperation(
                plan.roots().stream().map(root -> root(root, conditions)).toList(), cost, shapes);
    }

    /** The same, with a comment before all of its statements. */
    CompiledOperation tagged(StatementTag tag) {
        return new CompiledOperation(
                roots.stream().map(root -> root.tagged(tag)).toList(), cost, shapes);
    }

    /** Whether rows have to be held until beans have added their fields. */
    boolean isAssembled() {
        return !shapes.isEmpty();
    }

    /** The only field of the operation. @throws IllegalArgumentException when there are several, or it is not read */
    Root.Read onlyRead() {
        if (roots.size() == 1 && roots.getFirst() instanceof Root.Read read) {
            return read;
        }
        throw new IllegalArgumentException("an operation of one field that is read was expected");
    }

    /** This operation of one field, which counts the field's rows. */
    public CompiledOperation counting() {
        return new CompiledOperation(List.of(onlyRead().counting()), cost, shapes);
    }

    private static Root root(RootPlan plan, RowConditions conditions) {
        return switch (plan) {
            case RootPlan.One(String key, ReadPlan read, var location) -> read(key, false, read, conditions, location);
            case RootPlan.Many(String key, ReadPlan read, var location) -> read(key, true, read, conditions, location);
            case RootPlan.Value value -> {
                SqlStatement statement = RoutineRenderer.render(value);
                yield new Root.Read(
                        value.responseKey(),
                        value.isList(),
                        statement,
                        RowWriter.of(statement.layout()),
                        value.location());
            }
            case RootPlan.Typename(String key, String typeName) -> new Root.Typename(key, typeName);
        };
    }

    private static Root read(
            String key, boolean isList, ReadPlan plan, RowConditions conditions, Problem.Location location) {
        SqlStatement statement =
                isList ? ReadRenderer.render(plan, conditions) : ReadRenderer.renderOne(plan, conditions);
        JsonNode layout = statement.layout();
        return new Root.Read(key, isList, statement, RowWriter.of(layout), location);
    }
}
