SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t0."id", t0."email"
  FROM "public"."tb_user" t0
  WHERE t0."id" > asked.p1::int4
  ORDER BY t0."id" ASC
  LIMIT 2) found (c0, c1)
-- $1 = {"1","1"}
