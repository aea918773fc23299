-- subscriptions
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."dates"::text AS o0, (t1."id")::text AS o1, t1."id" AS k0
    FROM "public"."subscriptions" t0
    LEFT JOIN "public"."plan" t1 ON t1."id" = t0."plan_id"
    WHERE EXISTS (
      SELECT
      FROM "public"."plan" t3
      WHERE t3."id" = t0."plan_id" AND (t3."name" = $1::text))
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id") AS n1, t2."id"::text AS o0
  FROM l0
  JOIN "public"."subscriptions" t2 ON t2."plan_id" = l0."k0") SELECT m, o0, o1
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, NULL AS o1
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = Pro

-- subscription
SELECT t0."id"
FROM "public"."subscriptions" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- points
SELECT t0."note"
FROM "public"."points" t0

-- point
SELECT t0."note"
FROM "public"."points" t0
WHERE t0."input" = $1::int4 AND t0."ops" = $2::int4
-- $1 = 1
-- $2 = 2
