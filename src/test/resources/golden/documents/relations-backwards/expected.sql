-- hikers
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT (t0."data")::text AS o0, t0."id" AS k0
    FROM "public"."v_hiker" t0
    ORDER BY CASE jsonb_typeof(coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name') #>> '{}') END ASC
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."id" ASC) AS n1, ((t1."data" -> 'title'))::text AS o0
  FROM l0
  JOIN "public"."tv_hike" t1 ON t1."leader_id" = l0."k0"), l2 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY CASE jsonb_typeof((t2."data" -> 'km')) WHEN 'number' THEN (t2."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t2."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t2."data" -> 'km') #>> '{}')::numeric END END ASC) AS n2, ((t2."data" -> 'title'))::text AS o0, (t3."id")::text AS o1, t3."id" AS k0
  FROM l0
  JOIN "public"."tv_hike" t2 ON (t2."data" ->> 'guideId')::uuid = l0."k0" AND CASE WHEN ((t2."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t2."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t2."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL
  LEFT JOIN "public"."v_hiker" t3 ON t3."id" = CASE WHEN ((t2."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t2."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t2."data" -> 'guideId') #>> '{}')::uuid END
  WHERE jsonb_path_query_first((t2."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NULL), l3 AS (
  SELECT *
  FROM (
    SELECT l2.n0, l2.n2, row_number() OVER (PARTITION BY l2.n0, l2.n2 ORDER BY t4."id" DESC) AS n3, t4."id"::text AS o0
    FROM l2
    JOIN "public"."tv_hike" t4 ON (t4."data" ->> 'guideId')::uuid = l2."k0" AND CASE WHEN ((t4."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t4."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t4."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL) l3
  WHERE n3 <= 1) SELECT m, o0, o1
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS s3, 0 AS s4, 0 AS m, o0, NULL AS o1
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 0 AS s3, 0 AS s4, 1 AS m, o0, NULL AS o1
  FROM l1
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 0 AS s3, 0 AS s4, 2 AS m, o0, o1
  FROM l2
  UNION ALL SELECT n0 AS s0, 2 AS s1, n2 AS s2, 3 AS s3, n3 AS s4, 3 AS m, o0, NULL AS o1
  FROM l3) x
ORDER BY s0, s1, s2, s3, s4
