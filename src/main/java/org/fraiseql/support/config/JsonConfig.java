package org.fraiseql.support.config;

/** @param bigNumbersAsStrings whether {@code BigInt} and {@code Decimal} are served as strings, for clients whose numbers lose digits */
public record JsonConfig(boolean bigNumbersAsStrings) {}
