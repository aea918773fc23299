package com.example.shop;

import java.math.BigDecimal;

/** A row of the table product, as far as the beans want to know it: it has the name of the table's type. */
public record Product(int id, BigDecimal price) {}
