-- createPriceLink
SELECT t0."price"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."price_note" t0 ON t0."price" = k.k0::money
ORDER BY k.n
-- $1 = {"1234.5"}

-- createPriceLink
INSERT INTO "public"."price_link" AS t0 ("id", "price") SELECT r.c0::int4, r.c1::money
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"1"}
-- $2 = {"$1,234.50"}

-- createPriceLink
SELECT t1."price", t1."note"
FROM "public"."price_link" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."price_note" t1 ON t1."price" = t0."price"
WHERE t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}
