SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t0."note"
  FROM "public"."price_note" t0
  WHERE t0."price" = asked.p1::money
  OFFSET 0) found (c0)
-- $1 = {"1234.5","1234.5"}
