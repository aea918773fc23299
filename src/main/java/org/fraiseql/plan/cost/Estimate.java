package org.fraiseql.plan.cost;

import java.util.List;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.ValueSource;

/** An expected number of rows. What hangs on values of the request is known when they are bound. Made by the factories below, which settle what can be. */
public sealed interface Estimate {
    Estimate NOTHING = new Fixed(0);
    Estimate ONE = new Fixed(1);
    Estimate UNBOUNDED = new Fixed(Double.POSITIVE_INFINITY);

    record Fixed(double count) implements Estimate {}

    record Times(Estimate of, double factor) implements Estimate {}

    /** @param each the rows that each item of the list finds */
    record Items(Operand list, double each) implements Estimate {}

    /** @param count a number of rows; null when nothing is bounded */
    record AtMost(Estimate of, Operand count) implements Estimate {}

    record Least(Estimate one, Estimate other) implements Estimate {}

    record Sum(Estimate one, Estimate other) implements Estimate {}

    /** A number of rows that the request says; null is none. */
    record Given(Operand count) implements Estimate {}

    /** @param bindings are asked only by what is not fixed */
    default double rows(Bindings bindings) {
        return switch (this) {
            case Fixed(double count) -> count;
            case Times(Estimate of, double factor) -> of.rows(bindings) * factor;
            case Items(Operand list, double each) -> each * count(list.value(), bindings);
            case AtMost(Estimate of, Operand count) ->
                count.value().resolve(bindings) instanceof Number number
                        ? Math.min(of.rows(bindings), number.doubleValue())
                        : of.rows(bindings);
            case Given(Operand count) ->
                count.value().resolve(bindings) instanceof Number number ? number.doubleValue() : 0;
            case Least(Estimate one, Estimate other) -> Math.min(one.rows(bindings), other.rows(bindings));
            case Sum(Estimate one, Estimate other) -> one.rows(bindings) + other.rows(bindings);
        };
    }

    /** Columns of rows are not gathered only to be counted. */
    private static int count(ValueSource list, Bindings bindings) {
        Object value = list instanceof ValueSource.Request(ValueRef.Column(ValueRef.Variable rows, var key))
                ? rows.resolve(bindings.variables())
                : list.resolve(bindings);
        return value instanceof List<?> items ? items.size() : 1;
    }

    default Estimate times(double factor) {
        return factor == 1
                ? this
                : this instanceof Fixed(double count) ? new Fixed(count * factor) : new Times(this, factor);
    }

    default Estimate least(Estimate other) {
        if (this instanceof Fixed(double one) && other instanceof Fixed(double two)) {
            return one <= two ? this : other;
        }
        return this.equals(UNBOUNDED) ? other : other.equals(UNBOUNDED) ? this : new Least(this, other);
    }

    default Estimate plus(Estimate other) {
        if (this instanceof Fixed(double one) && other instanceof Fixed(double two)) {
            return new Fixed(one + two);
        }
        return this.equals(NOTHING) ? other : other.equals(NOTHING) ? this : new Sum(this, other);
    }

    default Estimate atMost(Operand count) {
        return given(count) instanceof Fixed settled ? least(settled) : new AtMost(this, count);
    }

    static Estimate given(Operand count) {
        return count.value() instanceof ValueSource.Request(ValueRef.Constant(Object value))
                        && value instanceof Number number
                ? new Fixed(number.doubleValue())
                : new Given(count);
    }

    static Estimate items(Operand list, double each) {
        return switch (list.value()) {
            case ValueSource.Request(ValueRef.Constant(Object value)) ->
                new Fixed(each * (value instanceof List<?> items ? items.size() : 1));
            case ValueSource.Request(ValueRef.Items(List<ValueRef> items)) -> new Fixed(each * items.size());
            case ValueSource.Items(List<ValueSource> items) -> new Fixed(each * items.size());
            case ValueSource.Request request -> new Items(list, each);
            case ValueSource.StepCell cell -> new Fixed(each);
            case ValueSource.ReturnedKey key -> UNBOUNDED;
        };
    }
}
