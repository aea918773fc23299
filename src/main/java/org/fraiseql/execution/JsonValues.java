package org.fraiseql.execution;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.JsonDecoder;
import org.jspecify.annotations.Nullable;

/** What was written as JSON, as plain Java values: for graphql-java, where it answers beside us. */
final class JsonValues {
    private JsonValues() {}

    static @Nullable Object of(Consumer<ResponseBuffer> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        try {
            writing.accept(out);
            out.flush();
        } finally {
            out.release();
        }
        return JsonDecoder.decode(bytes.toByteArray());
    }
}
