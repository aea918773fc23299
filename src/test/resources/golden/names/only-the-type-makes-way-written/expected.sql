-- createSubscription
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."plan" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}

-- createSubscription
INSERT INTO "public"."subscriptions" AS t0 ("id", "plan_id") SELECT r.c0::int4, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"5"}
-- $2 = {"1"}

-- createSubscription
SELECT t1."id", t1."name"
FROM "public"."subscriptions" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."plan" t1 ON t1."id" = t0."plan_id"
WHERE t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"5"}

-- deleteSubscription
DELETE
FROM "public"."subscriptions" t0
WHERE t0."id" = $1::int4
RETURNING t0."id", pg_current_xact_id()
-- $1 = 5

-- updatePoint
UPDATE "public"."points" t0
SET "note" = $1::text, "input" = t0."input" + $2::int4
WHERE t0."input" = $3::int4 AND t0."ops" = $4::int4
RETURNING t0."input", t0."ops", t0."note", pg_current_xact_id()
-- $1 = there
-- $2 = 10
-- $3 = 1
-- $4 = 2

-- deletePoint
DELETE
FROM "public"."points" t0
WHERE t0."input" = $1::int4 AND t0."ops" = $2::int4
RETURNING pg_current_xact_id()
-- $1 = 11
-- $2 = 2
