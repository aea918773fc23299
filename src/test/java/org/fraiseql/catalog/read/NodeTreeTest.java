package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTreeTest {
    @Test
    void nodesHaveFieldsOfWordsNodesAndLists() {
        NodeTree tree = NodeTree.parse(
                "{QUERY :hasAggs false :target {VAR :varno 2 :varattno 3} :rtable ({A :n 1} {B :n 2}) :end 9}");
        assertThat(tree.is("QUERY")).isTrue();
        assertThat(tree.is("VAR")).isFalse();
        assertThat(tree.field("hasAggs").text()).isEqualTo("false");
        assertThat(tree.field("target").field("varattno").number()).isEqualTo(3);
        assertThat(tree.field("rtable").list())
                .extracting(item -> item.field("n").number())
                .containsExactly(1L, 2L);
        assertThat(tree.field("end").number()).isEqualTo(9);
    }

    /** A constant's bytes follow its length. */
    @Test
    void ofSeveralWordsTheFirstCounts() {
        NodeTree tree = NodeTree.parse("{CONST :constvalue 4 [ 1 0 0 0 ] :location -1}");
        assertThat(tree.field("constvalue").number()).isEqualTo(4);
        assertThat(tree.field("location").text()).isEqualTo("-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\ {b\\\\c",
                "\\(",
                "\\}\\)",
                "\\{",
                ":x",
                "\\<>",
                "\\\\",
                "\"quoted\\ text\"",
                "\\\nline",
                "größe"
            })
    void namesMayHaveAnyLetters(String escaped) {
        String name = escaped.replace(" {", " \\{");
        NodeTree tree = NodeTree.parse("{CTE :ctename " + name + " :after 1 :list (" + name + " x) :last {N :a 2}}");
        assertThat(tree.field("ctename").text()).isEqualTo(name);
        assertThat(tree.field("after").number()).isEqualTo(1);
        assertThat(tree.field("list").list()).hasSize(2);
        assertThat(tree.field("last").field("a").number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-1, 0", "<>, 0", "1.5, 0", "'', 0"})
    void onlyDigitsAreANumber(String word, long number) {
        assertThat(new NodeTree.Word(word).number()).isEqualTo(number);
    }

    @Test
    void whatIsNotThereIsNothing() {
        NodeTree tree = NodeTree.parse("{A :b <>}");
        assertThat(tree.field("c")).isEqualTo(NodeTree.NOTHING);
        assertThat(tree.field("b")).isEqualTo(NodeTree.NOTHING);
        assertThat(tree.field("b").field("c").list()).isEmpty();
        assertThat(tree.field("c").number()).isZero();
        assertThat(tree.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ")", "}}", "{A :b", "word", "({A :b 1}", "{A :b \\"})
    void whatIsNoWholeTreeIsNothing(String text) {
        assertThat(NodeTree.parse(text)).isEqualTo(NodeTree.NOTHING);
    }

    /** A union of thousands of queries is a tree as deep. */
    @Test
    void treesMayBeDeep() {
        int depth = 100_000;
        NodeTree tree = NodeTree.parse("{A :b ".repeat(depth) + "1" + "}".repeat(depth));
        for (int i = 1; i < depth; i++) {
            tree = tree.field("b");
        }
        assertThat(tree.field("b").number()).isEqualTo(1);
    }
}
