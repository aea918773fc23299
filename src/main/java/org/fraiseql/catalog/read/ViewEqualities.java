package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which variables of a query are equal in all its rows, as its inner joins and its WHERE say. */
final class ViewEqualities {
    /** {@code pg_operator.oid} of {@code =} of int2, int4, int8 and uuid, each with itself; these never change. */
    private static final List<Long> EQUALS = List.of(94L, 96L, 410L, 2972L);

    private static final long TEXT_EQUALS = 98;
    /** {@code pg_collation.oid} of default and C; others may hold different texts equal. */
    private static final List<Long> EXACT_COLLATIONS = List.of(100L, 950L);

    private static final String INNER = "0";

    private final UnaryOperator<NodeTree> plain;
    private final List<List<NodeTree>> pairs = new ArrayList<>();

    /** @param plain what a variable stands for */
    ViewEqualities(NodeTree query, UnaryOperator<NodeTree> plain) {
        this.plain = plain;
        addJoined(query.field("jointree"));
    }

    private void addJoined(NodeTree joined) {
        if (joined.is("FROMEXPR")) {
            joined.field("fromlist").list().forEach(this::addJoined);
            addTerms(joined.field("quals"));
        } else if (joined.is("JOINEXPR")) {
            addJoined(joined.field("larg"));
            addJoined(joined.field("rarg"));
            if (joined.field("jointype").text().equals(INNER)) {
                addTerms(joined.field("quals"));
            }
        }
    }

    private void addTerms(NodeTree condition) {
        conjuncts(condition).stream()
                .filter(ViewEqualities::isEquality)
                .forEach(term ->
                        pairs.add(term.field("args").list().stream().map(plain).toList()));
    }

    /** The conditions that hold wherever this one does. */
    static List<NodeTree> conjuncts(NodeTree condition) {
        List<NodeTree> conjuncts = new ArrayList<>();
        if (condition.is("BOOLEXPR") && condition.field("boolop").text().equals("and")) {
            condition.field("args").list().forEach(part -> conjuncts.addAll(conjuncts(part)));
        } else if (!condition.equals(NodeTree.NOTHING)) {
            conjuncts.add(condition);
        }
        return conjuncts;
    }

    private static boolean isEquality(NodeTree condition) {
        long operator = condition.field("opno").number();
        boolean isOfTexts = operator == TEXT_EQUALS
                && EXACT_COLLATIONS.contains(condition.field("inputcollid").number());
        return condition.is("OPEXPR") && (isOfTexts || EQUALS.contains(operator));
    }

    /** The variable first. */
    List<NodeTree> of(NodeTree variable) {
        List<NodeTree> found = new ArrayList<>(List.of(variable));
        for (int i = 0; i < found.size(); i++) {
            NodeTree known = found.get(i);
            pairs.stream()
                    .filter(pair -> pair.stream().anyMatch(side -> isSame(side, known)))
                    .flatMap(List::stream)
                    .filter(side -> isVariable(side) && found.stream().noneMatch(other -> isSame(other, side)))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isVariable(NodeTree side) {
        return side.is("VAR") && side.field("varlevelsup").number() == 0;
    }

    private static boolean isSame(NodeTree one, NodeTree other) {
        return isVariable(one)
                && isVariable(other)
                && one.field("varno").number() == other.field("varno").number()
                && one.field("varattno").number() == other.field("varattno").number();
    }
}
