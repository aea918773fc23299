package org.fraiseql.execution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;

/** How PostgreSQL runs the statements of a query, asked as whoever sent it. */
final class StatementPlans {
    private StatementPlans() {}

    /** The {@link Plan} of each; in its place the reason as text where there is none. It may take half of the time that there is: the statements run once more. */
    static List<Object> of(List<BoundStatement> statements, Backend backend, RequestTerms request) {
        Deadline half = Deadline.in(request.deadline().left().dividedBy(2));
        RequestTerms terms = new RequestTerms(half, request.caller());
        List<Object> plans = new ArrayList<>(statements.size());
        for (BoundStatement statement : statements) {
            try (ReadSession session = backend.open(List.of(statement.explaining()), terms)) {
                plans.add(plan(session.rows(0)));
            } catch (EngineException e) {
                plans.add(e.problems().getFirst().message());
            }
        }
        return plans;
    }

    private static Object plan(Rows rows) {
        byte[] json = rows.next() ? rows.column(0) : null;
        return json == null ? "PostgreSQL told no plan." : new Plan(new String(json, StandardCharsets.UTF_8));
    }

    /** JSON as PostgreSQL has written it. */
    record Plan(String json) {
        @Override
        public String toString() {
            return json;
        }
    }
}
