-- first
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
RETURNING t0."Text", pg_current_xact_id()
-- $1 = 4
-- $2 = 1
-- $3 = first

-- second
UPDATE "public"."comment" t0
SET "Text" = $1::text
WHERE t0."post_id" = $2::int8 AND t0."line" = $3::int4
RETURNING t0."post_id"::text, t0."line"::text, pg_current_xact_id()
-- $1 = second
-- $2 = 4
-- $3 = 1

-- second
SELECT t3.*
FROM (
  SELECT t0."Text"::text AS o0, (t1."id")::text AS o1, t1."id" AS k0
  FROM "public"."comment" t0
  CROSS JOIN unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
  LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id"
  WHERE t0."post_id" = k.k0::int8 AND t0."line" = k.k1::int4
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1
  UNION ALL (
    SELECT 1, t2."Text"::text, NULL
    FROM "public"."comment" t2
    WHERE t2."post_id" = t0."k0")) t3
-- $1 = {"4"}
-- $2 = {"1"}

-- third
DELETE
FROM "public"."comment" t0
WHERE t0."post_id" = $1::int8 AND t0."line" = $2::int4
RETURNING t0."Text", pg_current_xact_id()
-- $1 = 4
-- $2 = 1
