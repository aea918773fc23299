-- createMatch
INSERT INTO "public"."team" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"9"}
-- $2 = {"Greens"}

-- createMatch
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."team" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}

-- createMatch
INSERT INTO "public"."match" AS t0 ("id", "home", "away") SELECT r.c0::int4, r.c1::int4, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"9"}
-- $2 = {"1"}
-- $3 = {"9"}

-- createMatch
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."home"::text AS o0, t0."away"::text AS o1, (t1."id")::text AS o2, t1."name"::text AS o3, t1."id" AS k0
    FROM "public"."match" t0
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
    LEFT JOIN "public"."team" t1 ON t1."id" = t0."away"
    WHERE t0."id" = k.k0::int4
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id") AS n1, t2."id"::text AS o0
  FROM l0
  JOIN "public"."match" t2 ON t2."away" = l0."k0") SELECT m, o0, o1, o2, o3
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1, o2, o3
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, NULL AS o1, NULL AS o2, NULL AS o3
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = {"9"}
