package org.fraiseql.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** What is written of one document, and what is wrong with it, until it is known that nothing of it has to be taken back. Not thread-safe. */
final class DocumentOutput {
    private static final int INITIAL_BYTES = 256;
    private static final byte[] NONE = {};

    /** Where it goes at once, as a scalar is written as a whole or not at all. */
    private final @Nullable ResponseBuffer direct;

    private byte[] bytes = NONE;
    private int length;
    private List<Problem> problems = List.of();

    private DocumentOutput(@Nullable ResponseBuffer direct) {
        this.direct = direct;
    }

    DocumentOutput() {
        this(null);
    }

    /** For a scalar: nothing is held. */
    static DocumentOutput direct(ResponseBuffer out) {
        return new DocumentOutput(out);
    }

    void write(byte value) {
        if (direct != null) {
            direct.write(value);
            return;
        }
        ensure(1);
        bytes[length++] = value;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    void write(byte[] source, int start, int end) {
        if (direct != null) {
            direct.write(source, start, end - start);
            return;
        }
        ensure(end - start);
        System.arraycopy(source, start, bytes, length, end - start);
        length += end - start;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(INITIAL_BYTES, length + more), bytes.length * 2));
        }
    }

    int mark() {
        return length;
    }

    /** Forgets what was written since the mark, and what was wrong with it. */
    void reset(int mark, int problemsBefore) {
        if (direct != null) {
            throw new IllegalStateException("nothing is held of a scalar");
        }
        length = mark;
        if (!problems.isEmpty()) {
            problems.subList(problemsBefore, problems.size()).clear();
        }
    }

    /** Keeps a problem, unless there are too many already. */
    void add(Problem problem) {
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
        }
        if (problems.size() < ResponseBuffer.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    int problemCount() {
        return problems.size();
    }

    /** The problems since then lie within this key or index. */
    void within(int since, Object keyOrIndex) {
        for (int i = since; i < problems.size(); i++) {
            problems.set(i, MissingValueException.within(problems.get(i), keyOrIndex));
        }
    }

    /** Empties itself. */
    void moveTo(ResponseBuffer out) {
        if (!problems.isEmpty()) {
            out.addProblems(problems);
            problems = List.of();
        }
        if (direct == null) {
            out.write(bytes, 0, length);
            length = 0;
        }
    }
}
