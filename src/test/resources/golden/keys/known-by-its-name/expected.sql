-- priceNote
SELECT t0."note"
FROM "public"."price_note" t0
WHERE t0."price" = $1::money
-- $1 = 1234.5
