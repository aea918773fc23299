-- users
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id"::text AS o0, (t1."id")::text AS o1, t1."id"::text AS o2, (t2."id")::text AS o3, t2."id"::text AS o4, t0."id" AS k0
    FROM "public"."tb_user" t0
    LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id"
    LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."manager_id"
    ORDER BY t0."id" ASC
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t3."id" ASC) AS n1, t3."id"::text AS o0
  FROM l0
  JOIN "public"."tb_user" t3 ON t3."manager_id" = l0."k0") SELECT m, o0, o1, o2, o3, o4
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1, o2, o3, o4
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, NULL AS o1, NULL AS o2, NULL AS o3, NULL AS o4
  FROM l1) x
ORDER BY s0, s1, s2
