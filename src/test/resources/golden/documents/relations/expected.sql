-- hikes
SELECT t1.c0, t1.c1, coalesce(t1.c2 -> 'fullName', t1.c2 -> 'full_name'), (t1.c2 -> 'weight'), t1.c3, coalesce(t1.c4 -> 'fullName', t1.c4 -> 'full_name')
FROM (
  SELECT (t0."data" -> 'title') AS c0, t2."id" AS c1, t2."data" AS c2, t3."id" AS c3, t3."data" AS c4
  FROM "public"."tv_hike" t0
  LEFT JOIN "public"."v_hiker" t2 ON t2."id" = t0."leader_id"
  LEFT JOIN "public"."v_hiker" t3 ON t3."id" = CASE WHEN ((t0."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t0."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t0."data" -> 'guideId') #>> '{}')::uuid END
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t1
