package org.fraiseql.plan.cost;

import java.util.List;
import java.util.function.Consumer;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Page;
import org.fraiseql.support.RetainedBytes;

/**
 * What one field reads for each row above it.
 *
 * @param field response keys from the root on, with dots
 * @param read rows that are found as far as they are looked at: those that an offset leaves out among them
 * @param answered rows of them that are answered
 * @param joins rows at the other ends of relations to one, which come with each
 * @param below what is read for each row that is answered
 */
record ReadCost(String field, Estimate read, Estimate answered, int joins, List<ReadCost> below) {
    /** A row that is found, sorted and gathered for a row above it, in units of a plain row. */
    static final int ROW = 10;

    ReadCost {
        below = List.copyOf(below);
    }

    static ReadCost of(String field, Estimate found, Page page, int joins, List<ReadCost> below) {
        Estimate answered = page.limit().map(found::atMost).orElse(found);
        Estimate read = page.offset()
                .map(offset -> answered.plus(Estimate.given(offset)).least(found))
                .orElse(answered);
        return new ReadCost(field, read, answered, joins, below);
    }

    static ReadCost of(String field, Estimate found) {
        return new ReadCost(field, found, found, 0, List.of());
    }

    /** What a field costs of the whole. @param rows that are read for it */
    record Share(String field, double rows, double cost) {}

    /** With all that is below it. @param parents rows above it */
    double total(double parents, Bindings bindings) {
        double total = own(parents, bindings);
        if (!below.isEmpty()) {
            double rows = parents * answered.rows(bindings);
            for (ReadCost inner : below) {
                total += inner.total(rows, bindings);
            }
        }
        return total;
    }

    /** How many rows the answer has with those of all lists below. @param parents rows above it */
    double answeredRows(double parents, Bindings bindings) {
        double rows = parents * answered.rows(bindings);
        double total = rows;
        for (ReadCost inner : below) {
            total += inner.answeredRows(rows, bindings);
        }
        return total;
    }

    private double own(double parents, Bindings bindings) {
        double rows = parents * read.rows(bindings);
        return joins == 0 ? rows * ROW : rows * ROW + parents * answered.rows(bindings) * joins;
    }

    /** This field and those below it, in the order of the document. */
    void shares(double parents, Bindings bindings, Consumer<Share> seen) {
        seen.accept(new Share(field, parents * read.rows(bindings), own(parents, bindings)));
        double rows = parents * answered.rows(bindings);
        below.forEach(inner -> inner.shares(rows, bindings, seen));
    }

    boolean isFixed() {
        return read instanceof Estimate.Fixed
                && answered instanceof Estimate.Fixed
                && below.stream().allMatch(ReadCost::isFixed);
    }

    /** What it holds of the heap beside operands that the statement has as well. */
    long retainedBytes() {
        return 8 * RetainedBytes.OBJECT
                + RetainedBytes.of(field)
                + below.stream().mapToLong(ReadCost::retainedBytes).sum();
    }
}
