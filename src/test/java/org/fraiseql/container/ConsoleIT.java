package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The console in a browser, where one is installed: all its pages on the bookshop, without a complaint of the browser. */
class ConsoleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Texts of what can be clicked, beside the window and in nothing that scrolls. */
    private static final String OUTSIDE = """
            const scrolls = node => node && node !== document.body
                && (/auto|scroll|hidden/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
            return JSON.stringify([...document.querySelectorAll('button, a, input, select')]
                .filter(node => node.offsetParent && !scrolls(node.parentElement))
                .filter(node => { const box = node.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
                .map(node => node.getAttribute('aria-label') || node.innerText || node.name));
            """;

    private static final String EDITOR = "document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path profile;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "no Chromium is installed here");
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.put("MP_CONFIG_PROFILE", "dev");
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        environment.put("FRAISEQL_DB_PERFORMANCE_THRESHOLD_MS", "0");
        server = OwnServer.start("console", environment).ready();
        browser = Browser.start(program.get(), profile, 1440, 900);
    }

    @BeforeEach
    void asWideAsADesk() throws InterruptedException {
        browser.resize(1440, 900);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void open(String place) throws InterruptedException {
        browser.open("about:blank");
        browser.open(server.client().to(place).build().uri().toString());
    }

    /** Until the expression is true. */
    private static void sees(String expression) {
        Eventually.holds(PATIENCE, () -> browser.run("return Boolean(" + expression + ")")
                .equals("true"));
    }

    private static String text(String selector) throws InterruptedException {
        return browser.run("return document.querySelector(\"" + selector + "\").innerText");
    }

    @Test
    void anOperationIsAnsweredWithItsTimesItsSqlAndItsPlan() throws InterruptedException {
        open("");
        sees("document.querySelector('.graphiql-query-editor .CodeMirror')");
        sees("document.querySelector('.query footer .tools button').innerText === 'SQL'");
        browser.run("document.querySelector('.query footer .tools button').click();" + EDITOR
                + ".setValue('{ book(id: 13) { title price } }');"
                + "document.querySelector('.graphiql-execute-button').click()");
        sees("document.querySelector('.sql .plan')");
        assertThat(text(".result-window")).contains("The Hound of the Baskervilles", "\"price\": 7.50");
        assertThat(text(".query .answer")).contains("200 ·", "parse", "db");
        assertThat(text(".sql pre.text")).contains("FROM \"public\".\"book\"");
        assertThat(text(".sql .values")).isEqualTo("13");
        assertThat(text(".sql .plan")).contains("on book", "rows 1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theExplorerWritesAQueryByClicking() throws InterruptedException {
        open("");
        sees("document.querySelector('.graphiql-sidebar button[aria-label=\"Show Explorer\"]')");
        browser.run("document.querySelector('.graphiql-sidebar button[aria-label=\"Show Explorer\"]').click()");
        sees("document.querySelector('.explorer li')");
        browser.run("[...document.querySelectorAll('.explorer li > label')]"
                + ".find(line => line.innerText.startsWith('publishers')).querySelector('input').click()");
        sees(EDITOR + ".getValue().includes('publishers(limit: 10) {')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void rowsAreFilteredOrderedAndFollowed() throws InterruptedException {
        open("#tables/Book");
        sees("document.querySelectorAll('.tables tbody tr').length === 19");
        browser.run("const form = document.querySelector('form.filter');"
                + "const [column, operator] = form.querySelectorAll('select');"
                + "column.value = 'price'; column.dispatchEvent(new Event('change')); operator.value = 'gt';"
                + "form.querySelector('input').value = '12'; form.requestSubmit()");
        sees("document.querySelector('.pages').innerText.includes('Rows 1 to 6')");
        browser.run("document.querySelector('th[data-column=price] button').click()");
        sees("document.querySelector('th[data-column=price]').getAttribute('aria-sort') === 'ascending'");
        sees("document.querySelector('.tables tbody td.Decimal').innerText === '13.50'");
        browser.run("document.querySelector('.tables tbody tr a').click()");
        sees("document.querySelector('.rows h2').innerText === 'Author'");
        sees("document.querySelectorAll('.tables tbody tr').length === 1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theMapShowsTablesAndWhatRefersToWhat() throws InterruptedException {
        open("#map");
        sees("document.querySelectorAll('.map .table').length === 9");
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.map .reference title')].map(t => t.textContent)"))
                .contains("Review.book → Book", "Book.sequelTo → Book", "OrderLine.order → CustomerOrder");
        browser.run("const search = document.querySelector('.map input'); search.value = 'isbn';"
                + "search.dispatchEvent(new Event('input'))");
        assertThat(browser.run("return document.querySelector('.map .found').dataset.table"))
                .isEqualTo("Book");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void operationsShowReadinessPoolCachesAndSlowQueries() throws InterruptedException {
        server.client().data("query Slowest { authors(limit: 1) { id } }");
        open("#operations");
        sees("document.querySelector('.operations .lists article')");
        assertThat(text(".operations .cards")).contains("Readiness: UP", "Pool stats", "Plan cache stats");
        assertThat(text(".operations .lists")).contains("Slow queries", "Slowest", "Notices of the catalog");
        assertThat(browser.complaints()).isEmpty();
    }

    private static Stream<Arguments> pages() {
        return Stream.of(
                        new String[] {"query", "", "document.querySelector('.sql .plan')"},
                        new String[] {
                            "tables", "#tables/Book", "document.querySelectorAll('.tables tbody tr').length === 19"
                        },
                        new String[] {"map", "#map", "document.querySelectorAll('.map .table').length === 9"},
                        new String[] {
                            "operations", "#operations", "document.querySelector('.operations .lists article')"
                        })
                .flatMap(page -> Stream.of(new int[] {1440, 900}, new int[] {390, 844})
                        .map(size -> Arguments.of(page[0], page[1], page[2], size[0], size[1])));
    }

    /** And is looked at: {@code target/console} has it as a picture, as {@code docs/images} has. */
    @ParameterizedTest
    @MethodSource("pages")
    void eachPageFitsItsWindow(String name, String place, String isThere, int width, int height)
            throws IOException, InterruptedException {
        browser.resize(width, height);
        open(place);
        if (name.equals("query")) {
            runsAQuery();
        }
        sees(isThere);
        assertThat(browser.run("return innerWidth")).isEqualTo(Integer.toString(width));
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        assertThat(browser.run(OUTSIDE)).isEqualTo("[]");
        Files.write(
                Files.createDirectories(Path.of("target/console")).resolve("console-%s-%d.png".formatted(name, width)),
                browser.screenshot());
        assertThat(browser.complaints()).isEmpty();
    }

    private static void runsAQuery() throws InterruptedException {
        sees("document.querySelector('.graphiql-query-editor .CodeMirror')");
        sees("document.querySelector('.query footer .tools button').innerText === 'SQL'");
        browser.run("document.querySelector('.query footer .tools button').click();" + EDITOR
                + ".setValue(`{\n  books(where: {genre: {eq: mystery}}, orderBy: [{price: ASC}], limit: 3) {\n    title\n    price\n    author { fullName }\n  }\n}`);"
                + "document.querySelector('.graphiql-execute-button').click()");
    }
}
