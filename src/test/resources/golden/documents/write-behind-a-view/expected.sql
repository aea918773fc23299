-- createHiker
INSERT INTO "public"."tb_hiker" AS t0 ("id", "full_name", "weight")
VALUES ($1::uuid, $2::text, $3::numeric)
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 33333333-3333-3333-3333-333333333333
-- $2 = Cem
-- $3 = 70.0

-- createHiker
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT (t0."data")::text AS o0, t0."id"::text AS o1, t0."id" AS k0
    FROM "public"."v_hiker" t0
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
    WHERE t0."id" = k.k0::uuid
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."id") AS n1, ((t1."data" -> 'title'))::text AS o0
  FROM l0
  JOIN "public"."tv_hike" t1 ON t1."leader_id" = l0."k0") SELECT m, o0, o1
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, NULL AS o1
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = {"33333333-3333-3333-3333-333333333333"}

-- updateHiker
UPDATE "public"."tb_hiker" t0
SET "born" = $1::date
WHERE t0."id" = $2::uuid AND EXISTS (
  SELECT 1
  FROM "public"."v_hiker" t1
  WHERE t1."id" = t0."id")
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 2001-02-03
-- $2 = 22222222-2222-2222-2222-222222222222

-- updateHiker
SELECT t2.*
FROM (
  SELECT ((t0."data" -> 'born'))::text AS o0, t0."id" AS k0
  FROM "public"."v_hiker" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  WHERE t0."id" = k.k0::uuid
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0
  UNION ALL (
    SELECT 1, ((t1."data" -> 'title'))::text
    FROM "public"."tv_hike" t1
    WHERE (t1."data" ->> 'guideId')::uuid = t0."k0" AND CASE WHEN ((t1."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t1."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t1."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL
    ORDER BY t1."id" ASC)) t2
-- $1 = {"22222222-2222-2222-2222-222222222222"}
