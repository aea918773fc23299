SELECT asked.n, found.*
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY asked (p1, p2, n)
CROSS JOIN
LATERAL (
  SELECT t0."Text"
  FROM "public"."comment" t0
  WHERE t0."post_id" = asked.p1::int8 AND t0."line" = asked.p2::int4
  OFFSET 0) found (c0)
-- $1 = {"1","1"}
-- $2 = {"2","2"}
