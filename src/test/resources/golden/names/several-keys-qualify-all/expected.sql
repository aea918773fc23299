-- matches
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id"::text AS o0, (t1."id")::text AS o1, t1."name"::text AS o2, (t4."id")::text AS o3, t4."name"::text AS o4, t1."id" AS k0
    FROM "public"."match" t0
    LEFT JOIN "public"."team" t1 ON t1."id" = t0."home"
    LEFT JOIN "public"."team" t4 ON t4."id" = t0."away"
    WHERE EXISTS (
      SELECT
      FROM "public"."team" t5
      WHERE t5."id" = t0."home" AND (t5."name" = $1::text))
    ORDER BY t4."name" ASC
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id") AS n1, t2."id"::text AS o0
  FROM l0
  JOIN "public"."match" t2 ON t2."home" = l0."k0"), l2 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t3."id") AS n2, t3."id"::text AS o0
  FROM l0
  JOIN "public"."match" t3 ON t3."away" = l0."k0") SELECT m, o0, o1, o2, o3, o4
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1, o2, o3, o4
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, NULL AS o1, NULL AS o2, NULL AS o3, NULL AS o4
  FROM l1
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 2 AS m, o0, NULL AS o1, NULL AS o2, NULL AS o3, NULL AS o4
  FROM l2) x
ORDER BY s0, s1, s2
-- $1 = Reds
