package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    /** It was an internal error: graphql-java takes it for an attack. */
    @Test
    void oneOperationMayAskForSeveralTypes() {
        PreparedOperation operation = new DocumentFixture()
                .prepare(
                        "{ a: __type(name: \"User\") { fields { name } } b: __type(name: \"Post\") { fields { name } } }");

        assertThat(operation.rootFieldNames()).containsExactly("__type");
    }
}
