package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.sql.BoundStatement;

/** What a case is expected to give, a file for each stage. {@code -Dgolden.update=true} writes the files anew; look at every one before it is committed. */
final class GoldenFiles {
    private static final List<String> NAMES =
            List.of("plan.txt", "expected.sql", "gathered.sql", "expected.json", "errors.json");

    private static final List<String> ANSWERS = List.of("expected.json", "errors.json");
    private static final boolean IS_INPUT_CHECKED =
            Integer.parseInt(SharedDatabase.value(GoldenDatabase.dataSource(), "SHOW server_version_num")) >= 160_000;

    private GoldenFiles() {}

    static void check(GoldenCase golden, Run run) throws IOException {
        Map<String, String> actual = texts(run);
        List<String> compared = isAskedInAnotherWay(golden) ? ANSWERS : NAMES;
        for (String name : compared) {
            Path file = golden.folder().resolve(name);
            Optional<String> text = Optional.ofNullable(actual.get(name));
            if (isUpdate()) {
                write(file, text);
            } else {
                Optional<String> expected = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
                assertThat(text.orElse("(no " + name + ")"))
                        .as("%s of %s", name, golden.name())
                        .isEqualTo(expected.orElse("(no " + name + ")"));
            }
        }
    }

    /** Whether a text is a value of a type PostgreSQL tells from 16 on; before, documents are asked by other means, with the same answers. */
    private static boolean isAskedInAnotherWay(GoldenCase golden) {
        return golden.name().contains("document") && !IS_INPUT_CHECKED;
    }

    static boolean isUpdate() {
        if (!Boolean.getBoolean("golden.update")) {
            return false;
        }
        if (System.getenv("CI") != null) {
            throw new IllegalStateException("-Dgolden.update=true is for people, not for CI");
        }
        return true;
    }

    private static void write(Path file, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            Files.writeString(file, text.get());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static Map<String, String> texts(Run run) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (run.plan().isPresent() || !run.roots().isEmpty()) {
            texts.put("plan.txt", PlanText.of(run.roots()));
        }
        if (!run.keys().isEmpty()) {
            texts.put("expected.sql", sql(run));
        }
        List<BoundStatement> bound = run.statements();
        if (bound.size() == 1
                && bound.getFirst().statement().mayBeGathered()
                && !bound.getFirst().values().isEmpty()) {
            texts.put("gathered.sql", twice(bound.getFirst()));
        }
        texts.put(run.problems().isEmpty() ? "expected.json" : "errors.json", run.response() + "\n");
        return texts;
    }

    /** What two such requests run that go together. */
    private static String twice(BoundStatement bound) {
        BoundStatement both = bound.statement().gathered(List.of(bound.values(), bound.values()), 2);
        return SqlLines.of(both.statement().text()) + "\n" + values(both);
    }

    private static String sql(Run run) {
        StringBuilder sql = new StringBuilder();
        for (int statement = 0; statement < run.keys().size(); statement++) {
            BoundStatement bound = run.statements().get(statement);
            sql.append(sql.isEmpty() ? "-- " : "\n-- ")
                    .append(run.keys().get(statement))
                    .append('\n');
            sql.append(SqlLines.of(bound.statement().text())).append('\n');
            sql.append(values(bound));
        }
        return sql.toString();
    }

    private static String values(BoundStatement bound) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < bound.values().size(); i++) {
            values.append("-- $%d = %s%n"
                    .formatted(
                            i + 1, bound.values().get(i).replace("\\", "\\\\").replace("\n", "\\n")));
        }
        return values.toString();
    }
}
