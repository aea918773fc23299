package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.DocumentHash;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.AuditLog.Who;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.AuditScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Logger LOG = Logger.getLogger("org.fraiseql.audit");

    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            lines.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(listener);
    }

    private static RequestTrace trace() {
        return new RequestTrace(RequestTerms.until(Deadline.NEVER), false);
    }

    /** Whoever chooses his own subject can't write lines of his own. */
    @Test
    void aSubjectIsOneLine() {
        String line =
                AuditLog.line(new Who("r", "ann\n{\"subject\":\"bob\"}\u2028\r", "buyer"), trace(), Optional.empty());
        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .contains("\"subject\":\"ann\\n{\\\"subject\\\":\\\"bob\\\"}")
                .contains("\"outcome\":\"interrupted\"");
    }

    @Test
    void aLogOfMutationsTellsOfThemAlone() {
        AuditLog log = new AuditLog(AuditScope.MUTATIONS);
        Who ann = new Who("r", "ann", "buyer");
        log.ended(ann, trace("{ users { id } }"), Optional.empty());
        log.ended(ann, trace(), Optional.empty());
        assertThat(lines).isEmpty();
        String mutation = "mutation Made { createUser(input: {id: 7}) { id } }";
        log.ended(ann, trace(mutation), Optional.empty());
        assertThat(lines)
                .singleElement()
                .asString()
                .matches(
                        Pattern.quote("{\"request\":\"r\",\"subject\":\"ann\",\"role\":\"buyer\",\"kind\":\"mutation\","
                                        + "\"operation\":\"Made\",\"fields\":[\"createUser\"],\"sha256\":\""
                                        + DocumentHash.of(mutation)
                                        + "\",\"rows\":0,\"outcome\":\"interrupted\",\"ms\":")
                                + "\\d+}");
        new AuditLog(AuditScope.ALL).ended(ann, trace("{ users { id } }"), Optional.empty());
        assertThat(lines).hasSize(2);
        new AuditLog(AuditScope.OFF).ended(ann, trace(mutation), Optional.empty());
        assertThat(lines).hasSize(2);
    }

    private static RequestTrace trace(String text) {
        RequestTrace trace = trace();
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        trace.prepared(new PreparedRequest(
                new GraphQLRequest(text, Optional.empty(), none, false), new DocumentFixture().prepare(text), none));
        return trace;
    }

    @Test
    void onlyALogOfEverythingTellsWhoWasRefused() {
        new AuditLog(AuditScope.OFF).refused(new Who("r", "", ""), ErrorCode.UNAUTHENTICATED);
        new AuditLog(AuditScope.MUTATIONS).refused(new Who("r", "", ""), ErrorCode.UNAUTHENTICATED);
        assertThat(lines).isEmpty();
        new AuditLog(AuditScope.ALL).refused(new Who("r", "ann", ""), ErrorCode.PERMISSION_DENIED);
        assertThat(lines)
                .containsExactly(
                        "{\"request\":\"r\",\"subject\":\"ann\",\"role\":\"\",\"outcome\":\"PERMISSION_DENIED\"}");
    }
}
