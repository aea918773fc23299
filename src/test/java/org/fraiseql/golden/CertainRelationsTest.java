package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Objects;
import org.fraiseql.CatalogEngine;
import org.fraiseql.schema.SchemaTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relation is non-null where each row has one, and nothing can hide it. */
class CertainRelationsTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("certain relations", """
            CREATE TABLE author (id int PRIMARY KEY);
            CREATE TABLE pair (one int, two int, PRIMARY KEY (one, two));
            CREATE TABLE tb_house (id int PRIMARY KEY);
            CREATE VIEW v_house AS SELECT id FROM tb_house WHERE id > 0;
            CREATE TABLE secret (id int PRIMARY KEY);
            ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
            CREATE TABLE book (id int PRIMARY KEY,
              author_id int NOT NULL REFERENCES author,
              editor_id int REFERENCES author,
              house_id int NOT NULL REFERENCES tb_house,
              secret_id int NOT NULL REFERENCES secret,
              later_id int NOT NULL REFERENCES author DEFERRABLE,
              unchecked_id int NOT NULL,
              one int NOT NULL, two int NOT NULL, FOREIGN KEY (one, two) REFERENCES pair (one, two));
            ALTER TABLE book ADD FOREIGN KEY (unchecked_id) REFERENCES author NOT VALID;
            CREATE TABLE parent_note (id int PRIMARY KEY, author_id int NOT NULL REFERENCES author);
            CREATE TABLE child_note () INHERITS (parent_note);
            CREATE TABLE part (id int, author_id int NOT NULL REFERENCES author) PARTITION BY RANGE (id);
            CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
            CREATE VIEW v_review AS SELECT 1 AS id, 1 AS author_id;
            COMMENT ON VIEW v_review IS '@key(id)\n@references(author_id) author(id)';
            """));

    @ParameterizedTest
    @CsvSource({
        "Book, author, true",
        "Book, pair, true",
        "Book, editor, false",
        "Book, house, false",
        "Book, secret, false",
        "Book, later, false",
        "Book, unchecked, false",
        "ParentNote, author, false",
        "Part, author, true",
        "Review, author, false",
    })
    void areNonNull(String type, String field, boolean isNonNull) {
        GraphQLObjectType object = Objects.requireNonNull(ENGINE.schema().getObjectType(type));
        assertThat(GraphQLTypeUtil.isNonNull(object.getFieldDefinition(field).getType()))
                .isEqualTo(isNonNull);
    }

    @Test
    void whereTheyAreSwitchedOffNoneIs() {
        GraphQLObjectType book = SchemaTypes.of(ENGINE.catalog(), false).types().stream()
                .filter(type -> type.getName().equals("Book"))
                .map(GraphQLObjectType.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(GraphQLTypeUtil.isNonNull(book.getFieldDefinition("author").getType()))
                .isFalse();
    }
}
