package org.fraiseql.sql;

import org.fraiseql.plan.Operand;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/** The wording of values that are known to be wrong before PostgreSQL sees them. */
final class BindErrors {
    private BindErrors() {}

    static EngineException nullValue(Operand operand) {
        return new EngineException(badInput(operand, "is null; nothing is compared with null.")
                .hint("Use isnull: true to find rows without a value."));
    }

    static EngineException nullItem(Operand operand) {
        return new EngineException(badInput(operand, "has null among its items; nothing is compared with null.")
                .hint("Use isnull: true to find rows without a value."));
    }

    static EngineException outOfRange(Operand operand, String value, String type) {
        return new EngineException(
                badInput(operand, "is %s, outside the range of %s.".formatted(Excerpt.of(value), type)));
    }

    static EngineException notText(Operand operand, String what) {
        return new EngineException(badInput(operand, "contains " + what + ", which PostgreSQL's text can't hold."));
    }

    static EngineException tooLongForColumn(Operand operand, int length, int most) {
        return new EngineException(
                badInput(operand, "has %d characters, more than the %d of its column.".formatted(length, most)));
    }

    static EngineException noObject(Operand operand) {
        return new EngineException(badInput(operand, "is no object of keys and values."));
    }

    static EngineException unequalLists(Operand operand) {
        return new EngineException(
                badInput(operand, "has lists of unequal length side by side, which no array of PostgreSQL holds."));
    }

    static EngineException negative(Operand operand, long count) {
        return new EngineException(badInput(operand, "is %d, but must be 0 or more.".formatted(count)));
    }

    static EngineException tooManyItems(Operand operand, long count, int limit) {
        return new EngineException(
                limitExceeded(operand, "has %d items, more than the %d allowed.".formatted(count, limit)));
    }

    static EngineException tooManyDigits(Operand operand, int limit) {
        return new EngineException(limitExceeded(
                operand,
                "has numbers whose exponents, with those of the values before it, stand for more than the %d digits allowed."
                        .formatted(limit)));
    }

    static EngineException tooLong(Operand operand, int length, int limit) {
        return new EngineException(
                limitExceeded(operand, "has %d characters, more than the %d allowed.".formatted(length, limit)));
    }

    static EngineException limitTooHigh(Operand operand, long count, int limit) {
        return new EngineException(limitExceeded(operand, "is %d, more than the %d allowed.".formatted(count, limit)));
    }

    private static Problem badInput(Operand operand, String what) {
        return operand.argument()
                .in(Problem.of(ErrorCode.BAD_USER_INPUT, operand.argument().shown() + " " + what));
    }

    private static Problem limitExceeded(Operand operand, String what) {
        return operand.argument()
                .in(Problem.of(ErrorCode.LIMIT_EXCEEDED, operand.argument().shown() + " " + what));
    }
}
