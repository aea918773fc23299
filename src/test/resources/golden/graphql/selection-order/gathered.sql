SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t0."name", t0."id", t0."email", t1."id", t1."id", t0."is_active"
  FROM "public"."tb_user" t0
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id"
  WHERE t0."id" = asked.p1::int4
  OFFSET 0) found (c0, c1, c2, c3, c4, c5)
-- $1 = {"1","1"}
