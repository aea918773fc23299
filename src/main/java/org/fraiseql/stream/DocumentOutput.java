package org.fraiseql.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fraiseql.support.Problem;

/** What is written of one document, and what is wrong with it, until it is known that nothing of it has to be taken back. Not thread-safe. */
final class DocumentOutput {
    private static final int INITIAL_BYTES = 256;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private final List<Problem> problems = new ArrayList<>(0);

    void write(byte value) {
        ensure(1);
        bytes[length++] = value;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    void write(byte[] source, int start, int end) {
        ensure(end - start);
        System.arraycopy(source, start, bytes, length, end - start);
        length += end - start;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    int mark() {
        return length;
    }

    /** Forgets what was written since the mark, and what was wrong with it. */
    void reset(int mark, int problemsBefore) {
        length = mark;
        problems.subList(problemsBefore, problems.size()).clear();
    }

    /** Keeps a problem, unless there are too many already. */
    void add(Problem problem) {
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
        out.addProblems(problems);
        out.write(bytes, 0, length);
        length = 0;
        problems.clear();
    }
}
