SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT (t0."data" -> 'hut')
  FROM "public"."tv_hike" t0
  WHERE t0."id" = asked.p1::int4
  OFFSET 0) found (c0)
-- $1 = {"1","1"}
