package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.document.Documents.Unfit;
import org.junit.jupiter.api.Test;

class UnfitForAllTest {
    private static Unfit operation(String name) {
        return new Unfit("file", name, "", name + " is refused");
    }

    private static final Unfit DOCUMENT = new Unfit("file", "", ":1:1", "no such field");

    private static UnfitForAll of(List<Unfit> first, List<Unfit> second) {
        return UnfitForAll.UNKNOWN.and(first).and(second);
    }

    @Test
    void whatFitsOneOfThemIsNotTold() {
        assertThat(of(List.of(DOCUMENT), List.of()).toList()).isEmpty();
        assertThat(of(List.of(), List.of(DOCUMENT)).isNothing()).isTrue();
        assertThat(UnfitForAll.UNKNOWN.isNothing()).isFalse();
    }

    /** Regression: the document was told, though each of its operations fits one of them. */
    @Test
    void operationsOfADocumentMayFitDifferentOnes() {
        assertThat(of(List.of(operation("A")), List.of(operation("B"))).toList())
                .isEmpty();
        assertThat(of(List.of(operation("A"), operation("B")), List.of(operation("B")))
                        .toList())
                .containsExactly(operation("B"));
    }

    @Test
    void anOperationFitsNoneIfItsDocumentDoesNotFitTheOther() {
        assertThat(of(List.of(DOCUMENT), List.of(operation("A"))).toList()).containsExactly(operation("A"));
        assertThat(of(List.of(operation("A")), List.of(DOCUMENT)).toList()).containsExactly(operation("A"));
    }

    @Test
    void eachIsToldOnce() {
        Unfit other = new Unfit("file", "", ":2:1", "neither is this");
        UnfitForAll both = of(List.of(DOCUMENT, other), List.of(other));
        assertThat(both.toList()).containsExactly(DOCUMENT);
        assertThat(both.has(other)).isTrue();
        assertThat(both.has(operation("A"))).isTrue();
        assertThat(both.has(new Unfit("another", "", "", ""))).isFalse();
    }
}
