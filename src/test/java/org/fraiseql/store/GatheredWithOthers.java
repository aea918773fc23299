package org.fraiseql.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;

/** A backend that gathers each read that may be gathered: between others of the same text, and with itself. */
public final class GatheredWithOthers implements Backend {
    private final Backend direct;
    private final Map<String, List<List<String>>> earlier = new LinkedHashMap<>();
    private int gathered;

    public GatheredWithOthers(Backend direct) {
        this.direct = direct;
    }

    /** How many reads were. */
    public int gathered() {
        return gathered;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        BoundStatement first = statements.getFirst();
        if (statements.size() > 1
                || !first.statement().mayBeGathered()
                || first.values().isEmpty()) {
            return direct.open(statements, terms);
        }
        List<List<String>> others = earlier.computeIfAbsent(first.statement().text(), unknown -> new ArrayList<>());
        List<List<String>> runs = new ArrayList<>(others);
        int own = runs.size();
        runs.add(first.values());
        runs.addAll(others);
        runs.add(first.values());
        others.add(first.values());
        BoundStatement together = first.statement().gathered(runs, first.mostRows() * runs.size());
        try (ReadSession session = direct.open(List.of(together), RequestTerms.until(terms.deadline()))) {
            GatheredRows rows =
                    GatheredRows.read(session.rows(0), first.statement().columnCount(), runs.size(), true);
            gathered++;
            return new Held(rows.of(own, terms.use()));
        } catch (EngineException e) {
            others.removeLast();
            return direct.open(statements, terms);
        }
    }

    private record Held(Rows rows) implements ReadSession {
        @Override
        public Rows rows(int statement) {
            return rows;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
