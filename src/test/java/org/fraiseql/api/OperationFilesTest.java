package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void documentsAndBothKindsOfManifestAreRead() throws IOException {
        write("a/users.graphql", "query Users { users { id } }\n");
        write("apollo.json", """
                {"format": "apollo-persisted-query-manifest", "version": 1,
                 "operations": [{"id": "x1", "name": "A", "type": "query", "body": "query A { __typename }"}]}""");
        write("relay.json", "{\"0bb1\": \"query B { __typename }\", \"0bb2\": \"query C { __typename }\"}");
        write("README.md", "is passed over");

        assertThat(OperationFiles.read(folder.toString()).operations())
                .containsExactly(
                        new KnownOperation("a/users.graphql", Optional.empty(), "query Users { users { id } }\n"),
                        new KnownOperation("apollo.json \"x1\"", Optional.of("x1"), "query A { __typename }"),
                        new KnownOperation("relay.json \"0bb1\"", Optional.of("0bb1"), "query B { __typename }"),
                        new KnownOperation("relay.json \"0bb2\"", Optional.of("0bb2"), "query C { __typename }"));
        assertThat(OperationFiles.read(folder.resolve("relay.json").toString()).operations())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.json | [1] | a.json is no manifest: it is no JSON object.",
                "a.json | {\"x\": 1} | a.json: the operation \"x\" has no text, or no id.",
                "a.json | {\"operations\": [{\"id\": \"x\"}]} | a.json: the operation \"x\" has no text, or no id.",
                "a.json | {\"operations\": [7]} | a.json has an operation that is no object.",
                "a.json | {\"format\": \"apollo-persisted-query-manifest\"} | a.json has no list of operations.",
                "a.json | {\"x\": | a.json: the file",
                "a.txt | {} | has no operations: neither .graphql files nor manifests.",
            })
    void whatIsWrongIsTold(String name, String content, String problem) throws IOException {
        write(name, content);
        assertThatExceptionOfType(UnreadableOperations.class)
                .isThrownBy(() -> OperationFiles.read(folder.toString()))
                .withMessageContaining(problem);
    }

    @Test
    void oneIdForTwoDocumentsIsNoList() throws IOException {
        write("a.json", "{\"x\": \"{ a }\", \"y\": \"{ c }\"}");
        write("b.json", "{\"x\": \"{ b }\", \"y\": \"{ c }\"}");
        assertThatExceptionOfType(UnreadableOperations.class)
                .isThrownBy(() -> OperationFiles.read(folder.toString()))
                .withMessageContaining("1 problem")
                .withMessageContaining("\"x\" stands for different documents in a.json \"x\" and b.json \"x\".");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatExceptionOfType(UnreadableOperations.class)
                .isThrownBy(() -> OperationFiles.read(folder.resolve("missing").toString()))
                .withMessageContaining("can't be read");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
