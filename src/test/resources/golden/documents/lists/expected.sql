-- contains
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'tags')) WHEN 'array' THEN ARRAY(
  SELECT CASE jsonb_typeof(i.item) WHEN 'string' THEN (i.item #>> '{}') END
  FROM jsonb_array_elements((t0."data" -> 'tags')) WITH ORDINALITY AS i (item, place)
  ORDER BY i.place) END @> $1::text[]
-- $1 = {"sun"}

-- overlaps
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'tags')) WHEN 'array' THEN ARRAY(
  SELECT CASE jsonb_typeof(i.item) WHEN 'string' THEN (i.item #>> '{}') END
  FROM jsonb_array_elements((t0."data" -> 'tags')) WITH ORDINALITY AS i (item, place)
  ORDER BY i.place) END && $1::text[]
-- $1 = {"sun","x"}

-- length
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE cardinality(CASE jsonb_typeof((t0."data" -> 'tags')) WHEN 'array' THEN ARRAY(
  SELECT CASE jsonb_typeof(i.item) WHEN 'string' THEN (i.item #>> '{}') END
  FROM jsonb_array_elements((t0."data" -> 'tags')) WITH ORDINALITY AS i (item, place)
  ORDER BY i.place) END) = $1::int4
-- $1 = 0

-- any
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE $1::text = ANY(CASE jsonb_typeof((t0."data" -> 'tags')) WHEN 'array' THEN ARRAY(
  SELECT CASE jsonb_typeof(i.item) WHEN 'string' THEN (i.item #>> '{}') END
  FROM jsonb_array_elements((t0."data" -> 'tags')) WITH ORDINALITY AS i (item, place)
  ORDER BY i.place) END)
-- $1 = steep

-- some
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE EXISTS (
  SELECT
  FROM jsonb_array_elements(CASE jsonb_typeof((t0."data" -> 'stages')) WHEN 'array' THEN (t0."data" -> 'stages') END) AS t1 ("data")
  WHERE (CASE jsonb_typeof((t1."data" -> 'hours')) WHEN 'number' THEN (t1."data" -> 'hours')::numeric WHEN 'string' THEN CASE WHEN ((t1."data" -> 'hours') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t1."data" -> 'hours') #>> '{}')::numeric END END > $1::numeric))
ORDER BY t0."id" ASC
-- $1 = 4.0

-- every
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE NOT EXISTS (
  SELECT
  FROM jsonb_array_elements(CASE jsonb_typeof((t0."data" -> 'stages')) WHEN 'array' THEN (t0."data" -> 'stages') END) AS t1 ("data")
  WHERE (CASE jsonb_typeof((t1."data" -> 'from')) WHEN 'string' THEN ((t1."data" -> 'from') #>> '{}') END IS NOT NULL) IS NOT TRUE)
ORDER BY t0."id" ASC

-- none
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE NOT EXISTS (
  SELECT
  FROM jsonb_array_elements(CASE jsonb_typeof((t0."data" -> 'stages')) WHEN 'array' THEN (t0."data" -> 'stages') END) AS t1 ("data"))
ORDER BY t0."id" ASC

-- two
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE EXISTS (
  SELECT
  FROM jsonb_array_elements(CASE jsonb_typeof((t0."data" -> 'stages')) WHEN 'array' THEN (t0."data" -> 'stages') END) AS t1 ("data")
  WHERE (((t1."data" ->> 'from') = $1::text AND jsonb_typeof((t1."data" -> 'from')) NOT IN ('number', 'boolean', 'object', 'array', 'null')) AND CASE jsonb_typeof((t1."data" -> 'hours')) WHEN 'number' THEN (t1."data" -> 'hours')::numeric WHEN 'string' THEN CASE WHEN ((t1."data" -> 'hours') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t1."data" -> 'hours') #>> '{}')::numeric END END = $2::numeric))
-- $1 = A
-- $2 = 4.5
