package org.fraiseql.document;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.support.config.LimitsConfig;

/** A valid document: its operations by name. Immutable, kept in the cache. */
public final class ParsedDocument {
    private final Map<String, PreparedOperation> operations;
    private final long retainedBytes;

    private ParsedDocument(Map<String, PreparedOperation> operations, long retainedBytes) {
        this.operations = operations;
        this.retainedBytes = retainedBytes;
    }

    static ParsedDocument of(String text, Document document, GraphQLSchema schema, LimitsConfig limits) {
        String hash = DocumentHash.of(text);
        Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        FieldCollector fields = new FieldCollector(schema, fragments);
        Map<String, PreparedOperation> operations = new LinkedHashMap<>();
        Set<String> variables = variables(document);
        for (OperationDefinition definition : document.getDefinitionsOfType(OperationDefinition.class)) {
            String name = definition.getName() == null ? "" : definition.getName();
            operations.put(
                    name,
                    new PreparedOperation(new OperationId(hash, name), definition, fields, variables, schema, limits));
        }
        return new ParsedDocument(operations, DocumentWeight.of(document));
    }

    /** The names of the variables that any operation declares. */
    private static Set<String> variables(Document document) {
        Set<String> names = new LinkedHashSet<>();
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            operation.getVariableDefinitions().forEach(variable -> names.add(variable.getName()));
        }
        return names;
    }

    /** What it holds of the heap, see {@link org.fraiseql.support.RetainedBytes}. */
    long retainedBytes() {
        return retainedBytes;
    }

    Collection<PreparedOperation> operations() {
        return operations.values();
    }

    /** The operation of this name, or the only one (GraphQL specification, GetOperation). */
    public PreparedOperation operation(Optional<String> name) {
        if (name.isPresent() && !name.get().isEmpty()) {
            PreparedOperation named = operations.get(name.get());
            if (named == null) {
                throw DocumentErrors.unknownOperation(name.get(), operations.keySet());
            }
            return named;
        }
        if (operations.isEmpty()) {
            throw DocumentErrors.noOperation();
        }
        if (operations.size() > 1) {
            throw DocumentErrors.ambiguousOperation(operations.keySet());
        }
        return operations.values().iterator().next();
    }
}
