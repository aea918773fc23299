package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Regression: types were named with their schema and operators were not. Where {@code search_path} lacks that schema, {@code citext = citext} is PostgreSQL's
 * {@code text = text}, which tells cases apart, and other types have no operators at all (42883).
 */
class ExtensionsElsewhereTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("extensions elsewhere", """
            CREATE SCHEMA extensions;
            CREATE EXTENSION citext SCHEMA extensions;
            CREATE EXTENSION ltree SCHEMA extensions;
            CREATE EXTENSION hstore SCHEMA extensions;
            CREATE EXTENSION isn SCHEMA extensions;
            CREATE DOMAIN address AS extensions.citext;
            CREATE TYPE post AS (town extensions.citext);
            CREATE TABLE person (email address PRIMARY KEY, home post, aliases extensions.citext[], posts post[]);
            CREATE TABLE letter (id int PRIMARY KEY, sender extensions.citext REFERENCES person);
            CREATE TABLE club (name extensions.citext PRIMARY KEY);
            CREATE TABLE member (email extensions.citext REFERENCES person, club extensions.citext REFERENCES club, PRIMARY KEY (email, club));
            CREATE TABLE print (isbn extensions.isbn13 PRIMARY KEY, title text);
            CREATE TABLE copy (id int PRIMARY KEY, isbn extensions.isbn13 REFERENCES print);
            CREATE TABLE place (path extensions.ltree PRIMARY KEY, facts extensions.hstore);
            CREATE TABLE visit (id int PRIMARY KEY, path extensions.ltree REFERENCES place);
            CREATE TABLE tb_user (email extensions.citext PRIMARY KEY, name text);
            CREATE VIEW v_user AS SELECT email, name FROM tb_user WHERE name <> 'hidden';
            COMMENT ON VIEW v_user IS '@key email';
            CREATE TABLE tv_node (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_node IS '@type {at: LTree, of: LTree}
            @references (of) place(path)';
            CREATE INDEX ON tv_node (((data ->> 'at')::extensions.ltree));
            INSERT INTO person VALUES ('Ann@X', ROW('Rome'), '{Annie}', ARRAY[ROW('Oslo')::post]), ('bob@x', NULL, '{}', '{}');
            INSERT INTO letter VALUES (1, 'ANN@x'), (2, 'bob@X'), (3, 'ann@X');
            INSERT INTO club VALUES ('Chess'), ('Go');
            INSERT INTO member VALUES ('ann@x', 'CHESS'), ('ann@x', 'go'), ('BOB@X', 'chess');
            INSERT INTO print VALUES ('978-0-393-04002-9', 'One'), ('9780306406157', 'Two');
            INSERT INTO copy VALUES (1, '9780393040029'), (2, '9780306406157');
            INSERT INTO place VALUES ('top', 'a=>1'), ('top.one', ''), ('top.two', NULL);
            INSERT INTO visit VALUES (1, 'top.one');
            INSERT INTO tb_user VALUES ('Eve@X', 'Eve'), ('Sam@X', 'hidden');
            INSERT INTO tv_node VALUES (1, '{"at": "top.one", "of": "top.two"}'), (2, '{"at": "top", "of": "none"}');
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { person(email: "ANN@X") { email } } | {"data":{"person":{"email":"Ann@X"}}}
            { a: person(email: "ANN@X") { email } b: person(email: "BOB@X") { email } } | {"data":{"a":{"email":"Ann@X"},"b":{"email":"bob@x"}}}
            { people(where: {email: {eq: "ANN@X"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {neq: "ANN@X"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {in: ["ANN@X"]}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {nin: ["ANN@X"]}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {NOT: {email: {in: ["ANN@X"]}}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {distinctFrom: "ANN@X"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {NOT: {email: {notDistinctFrom: "ANN@X"}}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {gt: "ANN@X"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {between: {from: "ANN@X", to: "ANN@Z"}}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {contains: "NN@"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {startswith: "ANN"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {like: "ANN%"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {nlike: "ANN%"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {ilike: "ANN%"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {nilike: "ANN%"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {matches: "^ANN"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {notMatches: "^ANN"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {imatches: "^ANN"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {notImatches: "^ANN"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {similar: "ANN%"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {email: {nsimilar: "ANN%"}}) { email } } | {"data":{"people":[{"email":"bob@x"}]}}
            { people(where: {email: {ieq: "ANN@X"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {home: {town: {eq: "ROME"}}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {posts: {some: {town: {eq: "OSLO"}}}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {aliases: {anyEq: "ANNIE"}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {aliases: {contains: ["ANNIE"]}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {aliases: {eq: ["ANNIE"]}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(where: {letters: {some: {id: {eq: 3}}}}) { email } } | {"data":{"people":[{"email":"Ann@X"}]}}
            { people(orderBy: [{email: DESC}]) { email letters(orderBy: [{id: ASC}]) { id } } } | {"data":{"people":[{"email":"bob@x","letters":[{"id":2}]},{"email":"Ann@X","letters":[{"id":1},{"id":3}]}]}}
            { people(orderBy: [{email: ASC}]) { email letters(limit: 1, orderBy: [{id: DESC}]) { person { email letters(limit: 1) { id } } } } } | {"data":{"people":[{"email":"Ann@X","letters":[{"person":{"email":"Ann@X","letters":[{"id":1}]}}]},{"email":"bob@x","letters":[{"person":{"email":"bob@x","letters":[{"id":2}]}}]}]}}
            { letters(orderBy: [{person: {email: DESC}}, {id: ASC}]) { id person { email } } } | {"data":{"letters":[{"id":2,"person":{"email":"bob@x"}},{"id":1,"person":{"email":"Ann@X"}},{"id":3,"person":{"email":"Ann@X"}}]}}
            { clubs { name people(orderBy: [{email: ASC}]) { email } } } | {"data":{"clubs":[{"name":"Chess","people":[{"email":"Ann@X"},{"email":"bob@x"}]},{"name":"Go","people":[{"email":"Ann@X"}]}]}}
            { clubs(where: {people: {some: {email: {eq: "BOB@X"}}}}) { name } } | {"data":{"clubs":[{"name":"Chess"}]}}
            { print(isbn: "978-0-393-04002-9") { title copies { id print { title } } } } | {"data":{"print":{"title":"One","copies":[{"id":1,"print":{"title":"One"}}]}}}
            { places(where: {path: {descendantOf: "top"}}, orderBy: [{path: ASC}]) { path visits { place { path } } } } | {"data":{"places":[{"path":"top","visits":[]},{"path":"top.one","visits":[{"place":{"path":"top.one"}}]},{"path":"top.two","visits":[]}]}}
            { places(where: {path: {lca: ["top.one.a", "top.two"]}}) { path } } | {"data":{"places":[{"path":"top"}]}}
            { places(where: {path: {matchesAnyLquery: ["*.one"]}}) { path } } | {"data":{"places":[{"path":"top.one"}]}}
            { places(where: {path: {descendantOfId: "top.one"}}) { path } } | {"data":{"places":[{"path":"top.one"}]}}
            { places(where: {facts: {hasKey: "a"}}) { path facts } } | {"data":{"places":[{"path":"top","facts":{"a": "1"}}]}}
            { places(where: {facts: {eq: {a: "1"}}}) { path } } | {"data":{"places":[{"path":"top"}]}}
            { nodes(where: {at: {descendantOf: "top.one"}}) { id at } } | {"data":{"nodes":[{"id":1,"at":"top.one"}]}}
            { nodes(where: {at: {eq: "top"}}) { id } } | {"data":{"nodes":[{"id":2}]}}
            { nodes(where: {NOT: {of: {in: ["top.two"]}}}) { id } } | {"data":{"nodes":[{"id":2}]}}
            { nodes(orderBy: [{at: ASC}]) { id place { path } } } | {"data":{"nodes":[{"id":2,"place":null},{"id":1,"place":{"path":"top.two"}}]}}
            { places(where: {nodes: {some: {id: {eq: 1}}}}) { path nodes { id } } } | {"data":{"places":[{"path":"top.two","nodes":[{"id":1}]}]}}
            mutation { updatePerson(email: "ANN@X", input: {aliases: ["A"]}) { email aliases } } | {"data":{"updatePerson":{"email":"Ann@X","aliases":["A"]}}}
            mutation { deleteLetter(id: 1) { record { id } } } | {"data":{"deleteLetter":{"record":{"id":1}}}}
            mutation { deleteUser(email: "EVE@x") { success } } | {"data":{"deleteUser":{"success":true}}}
            mutation { updatePrint(isbn: "9780306406157", input: {title: "Too"}) { title } } | {"data":{"updatePrint":{"title":"Too"}}}
            mutation { bulkUpdatePeople(where: {email: {eq: "ANN@X"}}, input: {aliases: ["B"]}) { updatedCount } } | {"data":{"bulkUpdatePeople":{"updatedCount":1}}}
            mutation { upsertPerson(input: {email: "ANN@X", aliases: ["C"]}) { email aliases letters { id } } } | {"data":{"upsertPerson":{"email":"Ann@X","aliases":["C"],"letters":[{"id":1},{"id":3}]}}}
            mutation { createLetter(input: {id: 9, person: {connect: {email: "ANN@x"}}}) { person { email } } } | {"data":{"createLetter":{"person":{"email":"Ann@X"}}}}
            mutation { createPerson(input: {email: "new@x", letters: {connect: [{id: 1}], create: [{id: 8}]}}) { letters(orderBy: [{id: ASC}]) { id } } } | {"data":{"createPerson":{"letters":[{"id":1},{"id":8}]}}}
            mutation { bulkCreatePeople(input: [{email: "p@x"}, {email: "q@x"}]) { records { email letters { id } } } } | {"data":{"bulkCreatePeople":{"records":[{"email":"p@x","letters":[]},{"email":"q@x","letters":[]}]}}}
            mutation { updatePlace(path: "top.one", input: {facts: {b: "2"}}) { facts visits { id } } } | {"data":{"updatePlace":{"facts":{"b": "2"},"visits":[{"id":1}]}}}
            { user(email: "EVE@x") { name } } | {"data":{"user":{"name":"Eve"}}}
            mutation { updateUser(email: "EVE@x", input: {name: "E"}) { name } } | {"data":{"updateUser":{"name":"E"}}}
            mutation { bulkUpdateUsers(where: {name: {eq: "Eve"}}, input: {name: "E"}) { updatedCount } } | {"data":{"bulkUpdateUsers":{"updatedCount":1}}}
            """)
    void compareAsTheyDoInTheSearchPath(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
        assertThat(ENGINE.on(DatabaseConfig.REACTIVE).run(query).data())
                .as("reactive")
                .isEqualTo(answer);
    }
}
