SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t0."id", t0."email", t0."is_active"
  FROM "public"."tb_user" t0
  WHERE t0."id" = asked.p1::int4
  OFFSET 0) found (c0, c1, c2)
-- $1 = {"1","1"}
