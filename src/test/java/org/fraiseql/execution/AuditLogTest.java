package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.execution.AuditLog.Who;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.AuditScope;
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
