package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The application comes and goes while the server stays, and so do its threads: nothing of an application that is gone may be left behind in them, or its
 * class loader stays with all that it has loaded. Regression: thread-local buffers and slots of our own classes.
 */
@Tag("liberty")
@Tag("slow")
class RedeployIT {
    private static final String SERVER = "redeploy";
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 20;
    private static final int LAST = 4;
    /** As many as there is room for at once. */
    private static final int CLIENTS = 40;

    private static final int ROUNDS_OF_TRAFFIC = 40;
    private static final Pattern STARTED = Pattern.compile("CWWKZ000[13]I: (A|The a)pplication fraiseql");
    private static final List<String> REQUESTS = List.of(
            "{ book(id: 1) { title } }",
            "{ shippingCost(kilograms: 2) book(id: 1) { title } }",
            "{ books { id title reviews { id rating customer { fullName email } } } }",
            "{ nothing }",
            "mutation { updateAuthor(id: 1, ops: {append: {}}, input: {country: \"United Kingdom\"}) { id } }",
            "mutation { sendParcel(parcel: {kilograms: 1, sendOn: \"2026-11-21\"}) { arrivesOn } }");

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Test
    @Timeout(3_000)
    void leavesNothingBehind() throws Exception {
        Path war = prepare();
        try (OwnServer server = OwnServer.start(SERVER, SERVER, environment())) {
            JavaProcess java = new JavaProcess(server.pid());
            List<JavaProcess.Alive> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                traffic(server.client());
                redeploy(war);
                int starts = round + 2;
                Eventually.holds(
                        PATIENCE, () -> STARTED.matcher(server.log()).results().count() >= starts);
                Eventually.holds(
                        PATIENCE, () -> server.client().get("health/ready").status() == 200);
                traffic(server.client());
                rounds.add(java.alive("org.fraiseql.Engine"));
                System.out.println("After redeployment " + (round + 1) + ": " + rounds.getLast());
            }
            JavaProcess.Alive early = rounds.get(WARM_UP);
            // the server itself may keep the last application for a round
            JavaProcess.Alive late = Collections.min(
                    rounds.subList(ROUNDS - LAST, ROUNDS), Comparator.comparingLong(JavaProcess.Alive::classes));
            assertThat(late.instances()).isBetween(1L, 2L);
            assertThat(late.bytes()).isLessThan(early.bytes() + early.bytes() / 5);
            assertThat(late.classes()).isLessThan(early.classes() + early.classes() / 10);
            // twelve redeployments lie between: one thread left behind by each is twice as many
            assertThat(fewestThreads(rounds.subList(ROUNDS - LAST, ROUNDS)))
                    .isLessThan(fewestThreads(rounds.subList(WARM_UP, WARM_UP + LAST)) + 6);
        }
    }

    private static long fewestThreads(List<JavaProcess.Alive> rounds) {
        return rounds.stream().mapToLong(JavaProcess.Alive::threads).min().orElseThrow();
    }

    private static void traffic(GraphQLClient client) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < ROUNDS_OF_TRAFFIC * REQUESTS.size(); i++) {
                String request = REQUESTS.get(i % REQUESTS.size());
                replies.add(clients.submit(() -> client.query(request)));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(200, 400);
            }
        }
    }

    /** As an operator does it: a file in the place of the other. */
    private static void redeploy(Path war) throws IOException {
        Path next = war.resolveSibling("next.war");
        Files.copy(war, next, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, war, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The product's server, but that it looks whether its application has changed. */
    private static Path prepare() throws IOException {
        return LibertyServer.prepare(
                SERVER,
                BuiltWar.withSampleBeans(),
                configuration -> configuration.replace(
                        "<applicationMonitor updateTrigger=\"disabled\"/>",
                        "<applicationMonitor updateTrigger=\"polled\" pollingRate=\"500ms\"/>"));
    }

    private static Map<String, String> environment() {
        EmbeddedDatabase database = IntegrationServer.database();
        Map<String, String> environment = new LinkedHashMap<>(database.environment(IntegrationServer.DATABASE));
        // what only soft references hold is not what is looked for here
        environment.put("JVM_ARGS", "-Xmx1g -XX:SoftRefLRUPolicyMSPerMB=0");
        return environment;
    }
}
