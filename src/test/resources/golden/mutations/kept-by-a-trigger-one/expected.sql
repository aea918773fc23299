-- updated
UPDATE "public"."keepsake" t0
SET "name" = $1::text
WHERE t0."id" = $2::int4
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = x
-- $2 = 2

-- flat
DELETE
FROM "public"."keepsake" t0
WHERE t0."id" = $1::int4
RETURNING t0."id", pg_current_xact_id()
-- $1 = 2

-- below
SELECT t0."id"::text, NULL
FROM "public"."keepsake" t0
WHERE t0."id" = $1::int4 FOR UPDATE OF t0
-- $1 = 2

-- below
SELECT t3.*
FROM (
  SELECT (k.n)::text AS o0, (t1."id")::text AS o1, t1."id" AS k0
  FROM "public"."keepsake" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id"
  WHERE t0."id" = k.k0::int4
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1
  UNION ALL (
    SELECT 1, t2."line"::text, NULL
    FROM "public"."comment" t2
    WHERE t2."post_id" = t0."k0")) t3
-- $1 = {"2"}

-- below
DELETE
FROM "public"."keepsake" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"2"}

-- one
SELECT t0."id"::text, NULL
FROM "public"."keepsake" t0
WHERE t0."id" = $1::int4 FOR UPDATE OF t0
-- $1 = 4

-- one
SELECT k.n, t1."id", t1."id"
FROM "public"."keepsake" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id"
WHERE t0."id" = k.k0::int4
ORDER BY t0."id" ASC
-- $1 = {"4"}

-- one
DELETE
FROM "public"."keepsake" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"4"}

-- missing
SELECT t0."id"::text, NULL
FROM "public"."keepsake" t0
WHERE t0."id" = $1::int4 FOR UPDATE OF t0
-- $1 = 9

-- missing
DELETE
FROM "public"."keepsake" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {}

-- deleted
SELECT t0."id"::text, NULL
FROM "public"."keepsake" t0
WHERE t0."id" = $1::int4 FOR UPDATE OF t0
-- $1 = 1

-- deleted
SELECT t3.*
FROM (
  SELECT (k.n)::text AS o0, (t1."id")::text AS o1, t1."id" AS k0
  FROM "public"."keepsake" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id"
  WHERE t0."id" = k.k0::int4
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1
  UNION ALL (
    SELECT 1, t2."line"::text, NULL
    FROM "public"."comment" t2
    WHERE t2."post_id" = t0."k0")) t3
-- $1 = {"1"}

-- deleted
DELETE
FROM "public"."keepsake" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"1"}
