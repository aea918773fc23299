package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the database does not know. */
@ApplicationScoped
public class ExchangeRates {
    private static final Map<String, BigDecimal> FOR_ONE_EURO =
            Map.of("EUR", BigDecimal.ONE, "SEK", new BigDecimal("11.20"), "USD", new BigDecimal("1.10"));

    /** How much of the currency one euro is; empty for one that is not known. */
    public Optional<BigDecimal> of(String currency) {
        return Optional.ofNullable(FOR_ONE_EURO.get(currency));
    }
}
