-- users
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id" AS k0
    FROM "public"."tb_user" t0
    WHERE t0."id" = $1::int4
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."name" ASC) AS n1, t1."id"::text AS o0, (t2."id")::text AS o1, t2."name"::text AS o2
  FROM l0
  JOIN "public"."tb_post" t1 ON t1."editor_id" = l0."k0"
  LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."author_id") SELECT m, o0, o1, o2
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, NULL AS o0, NULL AS o1, NULL AS o2
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, o1, o2
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = 1
