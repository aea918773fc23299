-- reactions
SELECT t0."id", t0."kind", t1."post_id", t1."Text", t2."id", t2."title"
FROM "public"."reaction" t0
LEFT JOIN "public"."comment" t1 ON t1."post_id" = t0."post_id" AND t1."line" = t0."line"
LEFT JOIN "public"."tb_post" t2 ON t2."id" = t1."post_id"
ORDER BY t0."id" ASC

-- comments
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."Text"::text AS o0, t0."post_id" AS k0, t0."line" AS k1
    FROM "public"."comment" t0
    ORDER BY t0."post_id" ASC, t0."line" ASC
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."id" ASC) AS n1, t1."id"::text AS o0, t1."kind"::text AS o1
  FROM l0
  JOIN "public"."reaction" t1 ON t1."post_id" = l0."k0" AND t1."line" = l0."k1") SELECT m, o0, o1
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, NULL AS o1
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, o1
  FROM l1) x
ORDER BY s0, s1, s2
