package org.fraiseql.document;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.AddedFields;

/** Finds where added fields stand in the answer of an operation. */
final class AnswerShapes {
    private final AddedFields added;

    private AnswerShapes(AddedFields added) {
        this.added = added;
    }

    /**
     * By response key, of those root fields that have any.
     *
     * @throws org.fraiseql.support.EngineException {@code GRAPHQL_VALIDATION_FAILED} when one stands in a union
     */
    static Map<String, AnswerShape> of(Operation operation, GraphQLObjectType root, AddedFields added) {
        Map<String, AnswerShape> shapes = new LinkedHashMap<>();
        if (!added.isEmpty()) {
            AnswerShapes finding = new AnswerShapes(added);
            operation.roots().forEach(selection -> finding.below(selection, root)
                    .ifPresent(shape -> shapes.put(selection.responseKey(), shape)));
        }
        return shapes;
    }

    private Optional<AnswerShape> below(Selection selection, GraphQLObjectType parent) {
        GraphQLFieldDefinition field = parent.getFieldDefinition(selection.fieldName());
        if (field == null) {
            return Optional.empty();
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        if (type instanceof GraphQLUnionType union) {
            refuseIn(union, selection);
        }
        return type instanceof GraphQLObjectType object ? shape(selection.selections(), object) : Optional.empty();
    }

    private Optional<AnswerShape> shape(List<Selection> selections, GraphQLObjectType type) {
        List<AnswerShape.Member> members = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Selection selection : selections) {
            members.add(member(selection, type));
            added.columns(type.getName(), selection.fieldName())
                    .ifPresent(needed -> needed.forEach(column -> columns.add(AddedFields.key(column))));
        }
        return members.stream().allMatch(AnswerShape.Member.Read.class::isInstance)
                ? Optional.empty()
                : Optional.of(new AnswerShape(members, List.copyOf(columns)));
    }

    private AnswerShape.Member member(Selection selection, GraphQLObjectType type) {
        String key = selection.responseKey();
        if (added.columns(type.getName(), selection.fieldName()).isPresent()) {
            return new AnswerShape.Member.Added(key);
        }
        return below(selection, type)
                .<AnswerShape.Member>map(shape -> new AnswerShape.Member.Nested(key, shape))
                .orElseGet(() -> new AnswerShape.Member.Read(key));
    }

    /** graphql-java would have to be told which of the types each value has, and the values know only if they are asked for it. */
    private void refuseIn(GraphQLUnionType union, Selection selection) {
        union.getTypes().forEach(member -> {
            List<Selection> selected = selection.selectionsByType().getOrDefault(member.getName(), List.of());
            if (member instanceof GraphQLObjectType object
                    && shape(selected, object).isPresent()) {
                throw DocumentErrors.addedFieldInUnion(union.getName(), selection.location());
            }
        });
    }
}
