package org.fraiseql.plan.write;

import java.util.List;
import org.fraiseql.plan.Operand;

/** The form of what a mutation answers (docs/mutations.md). */
public sealed interface MutationPayload {
    /** The row, or null. */
    record Row() implements MutationPayload {}

    /** {@code {success, message, record}}. @param keys the values of the key, for the message */
    record Deletion(String typeName, List<Operand> keys, List<Member> members) implements MutationPayload {
        public Deletion {
            keys = List.copyOf(keys);
            members = List.copyOf(members);
        }
    }

    /** {@code {success, …Count, records}}. */
    record Bulk(List<Member> members) implements MutationPayload {
        public Bulk {
            members = List.copyOf(members);
        }
    }

    /** One member of the answer's object under its response key. */
    record Member(String key, Part part) {}

    /** What a member says. */
    sealed interface Part {
        record Success() implements Part {}

        record Message() implements Part {}

        record Count() implements Part {}

        /** The row or the rows. */
        record Records() implements Part {}

        record Typename(String typeName) implements Part {}
    }
}
