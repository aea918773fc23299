package org.fraiseql.plan.write;

import org.fraiseql.catalog.Column;
import org.fraiseql.plan.Operand;

/** A column of a key and where its values come from: a list, one for each row. */
public record KeyCell(Column column, Operand values) {}
