-- team
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id" AS k0
    FROM "public"."team" t0
    WHERE t0."id" = $1::int4
    LIMIT 1) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."id" ASC) AS n1, t1."name"::text AS o0
  FROM l0
  JOIN (
    SELECT DISTINCT "team_id", "player_id"
    FROM "public"."team_member") t6 ON t6."team_id" = l0."k0"
  JOIN "public"."player" t1 ON t1."id" = t6."player_id"), l2 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id") AS n2, t2."name"::text AS o0, t2."id" AS k0
  FROM l0
  JOIN (
    SELECT DISTINCT "team_id", "player_id"
    FROM "public"."team_captain") t7 ON t7."team_id" = l0."k0"
  JOIN "public"."player" t2 ON t2."id" = t7."player_id"), l3 AS (
  SELECT l2.n0, l2.n2, row_number() OVER (PARTITION BY l2.n0, l2.n2 ORDER BY t3."id") AS n3, t3."name"::text AS o0
  FROM l2
  JOIN (
    SELECT DISTINCT "player_id", "team_id"
    FROM "public"."team_captain") t8 ON t8."player_id" = l2."k0"
  JOIN "public"."team" t3 ON t3."id" = t8."team_id"), l4 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t4."id") AS n4, t4."name"::text AS o0, (t5."id")::text AS o1, t5."name"::text AS o2
  FROM l0
  JOIN "public"."player" t4 ON t4."coached_by" = l0."k0"
  LEFT JOIN "public"."team" t5 ON t5."id" = t4."coached_by") SELECT m, o0, o1, o2
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS s3, 0 AS s4, 0 AS m, NULL AS o0, NULL AS o1, NULL AS o2
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 0 AS s3, 0 AS s4, 1 AS m, o0, NULL AS o1, NULL AS o2
  FROM l1
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 0 AS s3, 0 AS s4, 2 AS m, o0, NULL AS o1, NULL AS o2
  FROM l2
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 3 AS s3, n3 AS s4, 3 AS m, o0, NULL AS o1, NULL AS o2
  FROM l3
  UNION ALL SELECT n0 AS s0, 4 AS s1, n4 AS s2, 0 AS s3, 0 AS s4, 4 AS m, o0, o1, o2
  FROM l4) x
ORDER BY s0, s1, s2, s3, s4
-- $1 = 1

-- player
SELECT t0."team"
FROM "public"."player" t0
WHERE t0."id" = $1::int4
-- $1 = 1
