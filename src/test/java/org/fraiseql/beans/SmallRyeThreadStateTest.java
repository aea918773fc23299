package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import io.smallrye.graphql.execution.QueryCache;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class SmallRyeThreadStateTest {
    private static ThreadLocal<?> note() throws ReflectiveOperationException {
        Field note = QueryCache.class.getDeclaredField("executionFunctionTL");
        note.setAccessible(true);
        return (ThreadLocal<?>) note.get(null);
    }

    /** Regression: each redeployment left 13 MB behind. */
    @Test
    void theNoteOfAnUnknownDocumentIsTakenBack() throws Exception {
        ExecutionInput today = ExecutionInput.newExecutionInput("{ today }").build();
        PreparsedDocumentEntry parsed =
                new PreparsedDocumentEntry(Document.newDocument().build());
        new QueryCache().getDocumentAsync(today, input -> parsed).get();
        assertThat(note().get()).as("what it is about").isNotNull();
        SmallRyeThreadState.clear();
        assertThat(note().get()).isNull();
    }
}
