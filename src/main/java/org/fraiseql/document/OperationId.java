package org.fraiseql.document;

/**
 * What an operation is, whichever time its document was parsed.
 *
 * @param documentHash of the document's text, see {@link DocumentHash}
 * @param operationName blank for an operation without a name
 */
public record OperationId(String documentHash, String operationName) {}
