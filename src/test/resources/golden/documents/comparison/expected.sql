-- eq
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'days')::int4 = $1::int8 AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL)
-- $1 = 2

-- in
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'days')::int4 = ANY($1::int8[]) AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL)
ORDER BY t0."id" ASC
-- $1 = {"1","2"}

-- range
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'days')::int4 >= $1::int8 AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL) AND ((t0."data" ->> 'days')::int4 < $2::int8 AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL)
ORDER BY (t0."data" ->> 'days')::int4 DESC
-- $1 = 1
-- $2 = 3

-- decimal
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'km')) WHEN 'number' THEN (t0."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t0."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t0."data" -> 'km') #>> '{}')::numeric END END = $1::numeric
ORDER BY t0."id" ASC
-- $1 = 19.9

-- text
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') = ANY($1::text[]) AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
ORDER BY (t0."data" ->> 'title') ASC
-- $1 = {"Ridge","Odd"}

-- time
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE WHEN ((t0."data" -> 'start') #>> '{}') ~ '^([1-9][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-](0[0-9]|1[0-5]):[0-5][0-9])?)$' THEN ((t0."data" -> 'start') #>> '{}')::timestamptz WHEN jsonb_typeof((t0."data" -> 'start')) = 'string' AND ((t0."data" -> 'start') #>> '{}') ~ '^(((([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)|([1-9][0-9]{4}|1[0-9]{5}|2[0-8][0-9]{4}))-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)?|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)?|([0-3][0-9]{2}[1-9]|[0-3][0-9][1-9]0|[0-3][1-9]00|[1-3]000)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)? BC|-?infinity))$' THEN ((t0."data" -> 'start') #>> '{}')::timestamptz END = $1::timestamptz
-- $1 = 2025-06-01T06:00:00Z

-- uuid
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE WHEN ((t0."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t0."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t0."data" -> 'guideId') #>> '{}')::uuid END <> $1::uuid
ORDER BY t0."id" ASC
-- $1 = 11111111-1111-1111-1111-111111111111

-- id
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'ref') = $1::text AND jsonb_typeof((t0."data" -> 'ref')) NOT IN ('boolean', 'object', 'array', 'null'))
-- $1 = 7

-- date
SELECT coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0
  FROM "public"."v_hiker" t0
  WHERE CASE WHEN ((t0."data" -> 'born') #>> '{}') ~ '^([1-9][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31))$' THEN ((t0."data" -> 'born') #>> '{}')::date WHEN jsonb_typeof((t0."data" -> 'born')) = 'string' AND ((t0."data" -> 'born') #>> '{}') ~ '^(((([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)|([1-9][0-9]{4}|1[0-9]{5}|2[0-8][0-9]{4}))-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)?|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)?|([0-3][0-9]{2}[1-9]|[0-3][0-9][1-9]0|[0-3][1-9]00|[1-3]000)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))([Tt ](([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9](:[0-5][0-9])?)?)?)? BC|-?infinity))$' THEN ((t0."data" -> 'born') #>> '{}')::date END < $1::date
  LIMIT 9223372036854775807) t1
-- $1 = 2000-01-01
