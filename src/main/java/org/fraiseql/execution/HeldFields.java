package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.HeldRows;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;

/** The catalog's fields of one query, read and held until beans have added theirs to the rows. Used once. */
final class HeldFields {
    private final CompiledOperation compiled;
    private final int maxBytes;
    private final Map<String, HeldValue> rows = new LinkedHashMap<>();
    /** Of the fields to which nothing is added. */
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    private final List<EngineException> failures = new ArrayList<>();

    /** @param maxBytes of all fields together */
    HeldFields(CompiledOperation compiled, int maxBytes) {
        this.compiled = compiled;
        this.maxBytes = maxBytes;
    }

    void read(ReadSession session) {
        ResponseBuffer buffer = ResponseBuffer.whole(maxBytes);
        HeldRows held = new HeldRows(maxBytes);
        ResponseWriter response = new ResponseWriter(buffer);
        int statement = 0;
        for (Root.Read read : reads()) {
            long start = buffer.mark();
            read.writeOrNull(session, statement++, response, buffer).ifPresent(failures::add);
            hold(read, buffer.bytes(start, buffer.mark()), held);
        }
        problems.addAll(buffer.takeProblems());
        buffer.release();
    }

    private void hold(Root.Read read, byte[] json, HeldRows held) {
        AnswerShape shape = compiled.shapes().get(read.responseKey());
        if (shape == null) {
            others.put(read.responseKey(), json);
            return;
        }
        try {
            rows.put(read.responseKey(), held.read(json, shape));
        } catch (EngineException e) {
            failed(read, e);
        }
    }

    /** None of them could be read. */
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
