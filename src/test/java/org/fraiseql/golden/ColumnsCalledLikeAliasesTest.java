package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column comes before the row of an alias that is called alike. */
class ColumnsCalledLikeAliasesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("columns called like aliases", """
            CREATE TYPE part AS (t0 int, element text, r int);
            CREATE TABLE run (id int PRIMARY KEY, t0 float8, t1 float8, t2 text, t3 int, t4 int, t5 int, r int, element text, whole text, k int, x int, v int[], i int, e jsonb, o0 int, k0 int,
                c0 int, parts part[], one part, data jsonb, before int REFERENCES run, n0 int, l0 int, m int, position int);
            INSERT INTO run VALUES (1, NULL, 3, NULL, 4, 5, 6, 7, 'e', 'w', 1, 2, '{1,2}', 3, '[1]', 4, 5, 6, '{"(1,a,2)"}', '(1,a,2)', '{"a": 1, "b": [1, 2]}', NULL, 1, 1, 1, 1),
                (2, 1, 4, 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL);
            COMMENT ON CONSTRAINT run_before_fkey ON run IS '@names later';
            CREATE FUNCTION span(run) RETURNS float8 STABLE LANGUAGE sql AS 'SELECT $1.t1 - coalesce($1.t0, 0)';
            CREATE FUNCTION plus(run, more int) RETURNS float8 STABLE LANGUAGE sql AS 'SELECT $1.t1 + more';
            CREATE FUNCTION times(run) RETURNS SETOF float8 STABLE LANGUAGE sql AS 'SELECT * FROM unnest(ARRAY[$1.t0, $1.t1]) u WHERE u IS NOT NULL';
            CREATE FUNCTION next(run) RETURNS run STABLE LANGUAGE sql AS 'SELECT n.* FROM run n WHERE n.before = $1.id';
            CREATE FUNCTION others(run) RETURNS SETOF run STABLE LANGUAGE sql AS 'SELECT n.* FROM run n WHERE n.id <> $1.id';
            CREATE FUNCTION a_part(run) RETURNS part STABLE LANGUAGE sql AS 'SELECT $1.one';
            CREATE FUNCTION first_run() RETURNS run STABLE LANGUAGE sql AS 'SELECT q.* FROM run q ORDER BY id LIMIT 1';
            CREATE FUNCTION no_run() RETURNS run STABLE LANGUAGE sql AS 'SELECT q.* FROM run q WHERE false';
            CREATE FUNCTION all_runs() RETURNS SETOF run STABLE LANGUAGE sql AS 'SELECT q.* FROM run q';
            CREATE FUNCTION touch() RETURNS run VOLATILE LANGUAGE sql AS 'SELECT q.* FROM run q ORDER BY id LIMIT 1';
            CREATE FUNCTION touch_all() RETURNS SETOF run VOLATILE LANGUAGE sql AS 'SELECT q.* FROM run q ORDER BY id';
            CREATE FUNCTION touch_none() RETURNS run VOLATILE LANGUAGE sql AS 'SELECT q.* FROM run q WHERE false';
            CREATE FUNCTION measured(OUT t0 int, OUT t1 int) VOLATILE LANGUAGE sql AS 'SELECT NULL::int, 2';
            CREATE FUNCTION measure(OUT t0 int, OUT t1 int) STABLE LANGUAGE sql AS 'SELECT NULL::int, 2';
            CREATE VIEW shown AS SELECT r.id, r.t0, r.t1, r.t2, r.r, r.element FROM run r, generate_series(1, 2);
            COMMENT ON VIEW shown IS '@key(id)';
            CREATE FUNCTION spread(shown) RETURNS float8 STABLE LANGUAGE sql AS 'SELECT $1.t1 - coalesce($1.t0, 0)';
            CREATE TABLE remark (id int PRIMARY KEY, t0 int, t1 int, t2 int, r int, shown_id int, run_id int REFERENCES run);
            COMMENT ON TABLE remark IS '@references(shown_id) shown(id)';
            INSERT INTO remark VALUES (1, 1, 1, 1, 1, 1, 1), (2, NULL, NULL, NULL, NULL, 2, 2);
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    /** Regression: functions were told to be missing, and rows whose column was NULL were not there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { runs(orderBy: [{id: ASC}]) { id t0 span plus(more: 1) times aPart { element } } } | {"data":{"runs":[{"id":1,"t0":null,"span":3,"plus":4,"times":[3],"aPart":{"element":"a"}},{"id":2,"t0":1,"span":3,"plus":5,"times":[1,4],"aPart":null}]}}
            { runs(where: {span: {eq: 3}}, orderBy: [{span: ASC}, {id: ASC}]) { id } } | {"data":{"runs":[{"id":1},{"id":2}]}}
            { run(id: 1) { next { id span others { id span next { id } } } } } | {"data":{"run":{"next":{"id":2,"span":3,"others":[{"id":1,"span":3,"next":{"id":2}}]}}}}
            { runs(orderBy: [{id: ASC}]) { id next { id } others { id t0 } } } | {"data":{"runs":[{"id":1,"next":{"id":2},"others":[{"id":2,"t0":1}]},{"id":2,"next":null,"others":[{"id":1,"t0":null}]}]}}
            { runs(orderBy: [{id: ASC}]) { id later { id others { id } next { others { id } } } } } | {"data":{"runs":[{"id":1,"later":[{"id":2,"others":[{"id":1}],"next":null}]},{"id":2,"later":[]}]}}
            { runs(orderBy: [{id: ASC}], where: {run: {span: {eq: 3}}}) { id run { id span others { id } } } } | {"data":{"runs":[{"id":2,"run":{"id":1,"span":3,"others":[{"id":2}]}}]}}
            { firstRun { id span next { id } } noRun { id } allRuns(orderBy: [{id: ASC}]) { id span } } | {"data":{"firstRun":{"id":1,"span":3,"next":{"id":2}},"noRun":null,"allRuns":[{"id":1,"span":3},{"id":2,"span":3}]}}
            { firstRun { id others { id span } later { id } } } | {"data":{"firstRun":{"id":1,"others":[{"id":2,"span":3}],"later":[{"id":2}]}}}
            mutation { touch { id t0 span next { id } } } | {"data":{"touch":{"id":1,"t0":null,"span":3,"next":{"id":2}}}}
            mutation { touch { id others { id span } } } | {"data":{"touch":{"id":1,"others":[{"id":2,"span":3}]}}}
            mutation { touchAll { id span } } | {"data":{"touchAll":[{"id":1,"span":3},{"id":2,"span":3}]}}
            mutation { touchNone { id } } | {"data":{"touchNone":null}}
            mutation { measured { t0 t1 } } | {"data":{"measured":{"t0":null,"t1":2}}}
            { measure { t0 t1 } } | {"data":{"measure":{"t0":null,"t1":2}}}
            { remarks(orderBy: [{id: ASC}]) { id shown { id t0 spread } } } | {"data":{"remarks":[{"id":1,"shown":{"id":1,"t0":null,"spread":3}},{"id":2,"shown":{"id":2,"t0":1,"spread":3}}]}}
            { remarks(orderBy: [{shown: {spread: ASC}}, {id: ASC}], where: {shown: {spread: {eq: 3}}}) { id } } | {"data":{"remarks":[{"id":1},{"id":2}]}}
            { remarks(orderBy: [{run: {span: ASC}}, {id: ASC}]) { id run { span } } } | {"data":{"remarks":[{"id":1,"run":{"span":3}},{"id":2,"run":{"span":3}}]}}
            { runs(orderBy: [{id: ASC}]) { parts { t0 element r } one { t0 element } v e data } } | {"data":{"runs":[{"parts":[{"t0":1,"element":"a","r":2}],"one":{"t0":1,"element":"a"},"v":[1,2],"e":[1],"data":{"a": 1, "b": [1, 2]}},{"parts":null,"one":null,"v":null,"e":null,"data":null}]}}
            { runs(orderBy: [{id: ASC}], limit: 1) { one { t1: t0 t2: element __typename } parts { t2: t0 t3: element } } } | {"data":{"runs":[{"one":{"t1":1,"t2":"a","__typename":"Part"},"parts":[{"t2":1,"t3":"a"}]}]}}
            { runs(where: {data: {path: {at: "b", anyEq: 1}}}) { id } } | {"data":{"runs":[{"id":1}]}}
            { runs(where: {data: {path: {at: "b", overlaps: [1, 5]}}}) { id } } | {"data":{"runs":[{"id":1}]}}
            { runs(where: {data: {path: {at: "b", allEq: 3}}}) { id } } | {"data":{"runs":[]}}
            { runs(where: {parts: {some: {t0: {eq: 1}, element: {eq: "a"}}}}) { id } } | {"data":{"runs":[{"id":1}]}}
            { runs(where: {v: {in: [[1, 2]]}}) { id } } | {"data":{"runs":[{"id":1}]}}
            mutation { updateRun(id: 1, input: {t3: 9}) { id t3 span next { id } } } | {"data":{"updateRun":{"id":1,"t3":9,"span":3,"next":{"id":2}}}}
            mutation { bulkUpdateRuns(where: {span: {eq: 3}}, input: {t2: "y"}) { records { id t2 span } } } | {"data":{"bulkUpdateRuns":{"records":[{"id":1,"t2":"y","span":3},{"id":2,"t2":"y","span":3}]}}}
            mutation { bulkCreateRuns(input: [{id: 7, t0: 1, t1: 2, k: 3, position: 4}]) { records { id span k position } } } | {"data":{"bulkCreateRuns":{"records":[{"id":7,"span":1,"k":3,"position":4}]}}}
            mutation { bulkUpsertRuns(input: [{id: 2, k: 3, position: 4}]) { records { id span k position } } } | {"data":{"bulkUpsertRuns":{"records":[{"id":2,"span":3,"k":3,"position":4}]}}}
            mutation { createRemark(input: {id: 7, t0: 8, run: {create: {id: 9, t0: 1, t1: 5, k: 1}}}) { t0 run { span } } } | {"data":{"createRemark":{"t0":8,"run":{"span":4}}}}
            mutation { deleteRemark(id: 2) { success } deleteRun(id: 2) { record { id span others { id } } } } | {"data":{"deleteRemark":{"success":true},"deleteRun":{"record":{"id":2,"span":3,"others":[{"id":1}]}}}}
            """)
    void rowsAreWhatIsAskedFor(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }
}
