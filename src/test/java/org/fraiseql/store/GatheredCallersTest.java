package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose reads go together, and as whom. */
@Timeout(30)
class GatheredCallersTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ID = "request.id";

    private final StandingDatabase database = new StandingDatabase();
    private final KeyReaders readers = new KeyReaders(database, new GatheringBackend(database, 2, 2, LONG, LONG));

    @AfterEach
    void end() {
        readers.end();
    }

    private static RequestTerms of(String role, String claims, String header, String id) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.jwt.claims", claims);
        settings.put("request.path", "/graphql");
        settings.put(ID, id);
        settings.put("request.header.x_tenant", header);
        return new RequestTerms(Deadline.NEVER, CallerSettings.of(role, settings, ID, id));
    }

    private static RequestTerms ann(String id) {
        return of("buyer", "{\"sub\":\"ann\"}", "7", id);
    }

    @Test
    void requestsOfOneCallerGoTogetherWhateverTheirIds() throws Exception {
        readers.twoUnderWay(ann("r0"));
        Future<String> one = readers.askWaiting("k1", ann("r1"));
        Future<String> other = readers.askWaiting("k2", ann("r2"));
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("k1", "k2");
        database.released.release(1_000);
        assertThat(one.get()).isEqualTo("k1");
        assertThat(other.get()).isEqualTo("k2");
    }

    /** Neither the id of the one that leads, nor nothing in its place, as the statement's text would be another one. */
    @Test
    void whatIsRunForSeveralHasABlankId() {
        readers.twoUnderWay(ann("r0"));
        readers.askWaiting("k1", ann("r1"));
        readers.askWaiting("k2", ann("r2"));
        readers.next();
        assertThat(database.terms.getLast().caller().binds())
                .containsExactly(
                        "request.jwt.claims",
                        "{\"sub\":\"ann\"}",
                        "request.path",
                        "/graphql",
                        ID,
                        "",
                        "request.header.x_tenant",
                        "7",
                        "role",
                        "buyer");
    }

    @Test
    void whatIsRunForOneHasItsId() {
        readers.twoUnderWay(ann("r0"));
        readers.askWaiting("k1", ann("r1"));
        readers.next();
        assertThat(database.terms)
                .extracting(RequestTerms::caller)
                .containsExactly(
                        ann("r0").caller(), ann("r0").caller(), ann("r1").caller());
    }

    /** Two statements of each are under way: nobody waits for those of others, and nobody goes with others. */
    @Test
    void othersNeverGoTogether() throws Exception {
        List<RequestTerms> callers = List.of(
                ann("r"),
                of("editor", "{\"sub\":\"ann\"}", "7", "r"),
                of("buyer", "{\"sub\":\"bob\"}", "7", "r"),
                of("buyer", "{\"sub\":\"ann\"}", "8", "r"),
                RequestTerms.until(Deadline.NEVER));
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < callers.size(); i++) {
            readers.twoUnderWay(callers.get(i));
            for (int n = 0; n < 5; n++) {
                waiting.add(readers.askWaiting(n + " of " + i, callers.get(i)));
            }
        }
        assertThat(database.sizes()).containsOnly(1).hasSize(2 * callers.size());
        database.released.release(1_000);
        for (Future<String> each : waiting) {
            each.get();
        }
        assertThat(database.sizes()).anyMatch(size -> size > 1);
        for (int at = 2 * callers.size(); at < database.asked.size(); at++) {
            List<String> keys = StandingDatabase.keys(database.asked.get(at));
            int whose = Integer.parseInt(keys.getFirst().substring("0 of ".length()));
            assertThat(keys).allMatch(key -> key.endsWith(" of " + whose));
            CallerSettings own = callers.get(whose).caller();
            assertThat(database.terms.get(at).caller()).isEqualTo(keys.size() == 1 ? own : own.ofSeveral());
        }
    }
}
