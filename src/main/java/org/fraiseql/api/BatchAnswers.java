package org.fraiseql.api;

import java.util.List;
import java.util.function.Consumer;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.stream.ClientGoneException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.Problem;

/** The answers to a batch, in its order, as a JSON array. Used by one thread. */
final class BatchAnswers {
    private final ResponseBuffer out;
    private final String requestId;

    BatchAnswers(ResponseBuffer out, String requestId) {
        this.out = out;
        this.requestId = requestId;
    }

    /** @param answer writes the answer to one request into the buffer */
    void write(List<GraphQLRequest> batch, Consumer<GraphQLRequest> answer) {
        JsonWriter json = new JsonWriter(out);
        json.beginArray();
        for (GraphQLRequest request : batch) {
            json.item();
            write(request, answer);
        }
        json.endArray();
    }

    /** A defect spoils one answer alone: requests before it may have changed the database. */
    private void write(GraphQLRequest request, Consumer<GraphQLRequest> answer) {
        long start = out.mark();
        try {
            answer.accept(request);
        } catch (ClientGoneException | ReadCancelledException | StreamInterruptedException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (!out.canReset(start)) {
                throw e;
            }
            RequestLog.defect(requestId, e);
            out.reset(start);
            new ResponseWriter(out).errorsOnly(List.of(Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error")));
        }
    }
}
