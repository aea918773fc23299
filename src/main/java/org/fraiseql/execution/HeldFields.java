package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.HeldRows;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;

/** The catalog's fields of one query, read and held until beans have added theirs to the rows. Used once. */
final class HeldFields {
    private final CompiledOperation compiled;
    private final HeldBytes held;
    private final Map<String, HeldValue> rows = new LinkedHashMap<>();
    /** JSON of the fields to which beans add nothing, by response key. */
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    private final List<EngineException> failures = new ArrayList<>();

    /** @param held by all fields together */
    HeldFields(CompiledOperation compiled, HeldBytes held) {
        this.compiled = compiled;
        this.held = held;
    }

    void read(ReadSession session) {
        ResponseBuffer buffer = ResponseBuffer.whole(held);
        HeldRows heldRows = new HeldRows(held);
        ResponseWriter response = new ResponseWriter(buffer);
        int statement = 0;
        for (Root.Read read : reads()) {
            read.writeOrNull(session, statement++, response, buffer).ifPresent(failures::add);
            byte[] json = buffer.bytes(0, buffer.mark());
            problems.addAll(buffer.takeProblems());
            buffer.reset(0); // from here on the copy counts
            hold(read, json, heldRows);
        }
        buffer.release();
    }

    private void hold(Root.Read read, byte[] json, HeldRows heldRows) {
        AnswerShape shape = compiled.shapes().get(read.responseKey());
        if (shape == null) {
            held.take(json.length);
            others.put(read.responseKey(), json);
            return;
        }
        try {
            rows.put(read.responseKey(), heldRows.read(json, shape));
        } catch (EngineException e) {
            failed(read, e);
        }
    }

    /** The statements could not be opened: each field has this failure. */
    void failed(EngineException failure) {
        reads().forEach(read -> failed(read, failure));
    }

    private void failed(Root.Read read, EngineException failure) {
        rows.put(read.responseKey(), new HeldValue.Nothing());
        failures.add(read.failed(failure));
    }

    private List<Root.Read> reads() {
        return compiled.roots().stream()
                .filter(Root.Read.class::isInstance)
                .map(Root.Read.class::cast)
                .toList();
    }

    /** To which beans add. */
    Optional<HeldValue> value(String responseKey) {
        return Optional.ofNullable(rows.get(responseKey));
    }

    /** The JSON of a field to which nothing is added. */
    Optional<byte[]> json(String responseKey) {
        return Optional.ofNullable(others.get(responseKey));
    }

    /** Fields that have become null while rows were written. */
    List<Problem> problems() {
        return problems;
    }

    List<EngineException> failures() {
        return failures;
    }
}
