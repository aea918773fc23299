-- users
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id"::text AS o0, t0."id" AS k0
    FROM "public"."tb_user" t0
    ORDER BY t0."id" ASC
    LIMIT 3) t0), l1 AS (
  SELECT *
  FROM (
    SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."views" DESC, t1."id" ASC) AS n1, t1."title"::text AS o0, t1."views"::text AS o1
    FROM l0
    JOIN "public"."tb_post" t1 ON t1."author_id" = l0."k0"
    WHERE t1."views" > $1::int4) l1
  WHERE n1 > $2::int8 AND n1 <= 1 + $3::int8), l2 AS (
  SELECT *
  FROM (
    SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id" ASC) AS n2, t2."id"::text AS o0
    FROM l0
    JOIN "public"."tb_post" t2 ON t2."author_id" = l0."k0") l2
  WHERE n2 <= 0), l3 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t3."id" ASC) AS n3, t3."id"::text AS o0
  FROM l0
  JOIN "public"."tb_post" t3 ON t3."editor_id" = l0."k0"
  WHERE t3."views" = $4::int4 OR t3."title" = $5::text) SELECT m, o0, o1
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, NULL AS o1
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, o1
  FROM l1
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 2 AS m, o0, NULL AS o1
  FROM l2
  UNION ALL SELECT n0 AS s0, 3 AS s1, n3 AS s2, 3 AS m, o0, NULL AS o1
  FROM l3) x
ORDER BY s0, s1, s2
-- $1 = 5
-- $2 = 0
-- $3 = 0
-- $4 = 20
-- $5 = fourth
