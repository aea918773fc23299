package org.fraiseql.container;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests to servers in turn, as long as they say that they are ready. It asks another one only where that is safe for writes, too: where there was nobody
 * to take the request, and where it was refused (503). Thread-safe; close it before its servers.
 */
final class Balancer implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int TRIES = 100;

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Thread looks = Thread.ofVirtual().start(this::look);

    private static final class Member {
        private final OwnServer server;
        private volatile boolean isReady = true;

        Member(OwnServer server) {
            this.server = server;
        }
    }

    void add(OwnServer server) {
        members.add(new Member(server));
    }

    void remove(OwnServer server) {
        members.removeIf(member -> member.server == server);
    }

    private void look() {
        try {
            while (true) {
                members.forEach(member -> member.isReady = isReady(member.server));
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(OwnServer server) {
        try {
            return server.health().get("health/ready").status() == 200;
        } catch (UncheckedIOException away) {
            return false;
        }
    }

    /** @throws UncheckedIOException when an answer broke off */
    Reply ask(String query) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            Member member = members.get(Math.floorMod(next.getAndIncrement(), members.size()));
            if (!member.isReady) {
                Thread.sleep(1);
                continue;
            }
            try {
                Reply reply = member.server.client().query(query);
                if (reply.status() != 503) {
                    return reply;
                }
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof ConnectException)) {
                    throw e;
                }
            }
            member.isReady = false;
        }
        throw new AssertionError("no server takes the request");
    }

    @Override
    public void close() {
        looks.interrupt();
    }
}
