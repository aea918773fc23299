SELECT asked.n, found.*
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY asked (p1, p2, n)
CROSS JOIN
LATERAL (
  SELECT t0."id", t0."title"
  FROM "public"."tb_post" t0
  WHERE t0."author_id" = asked.p1::int4 AND t0."title" = asked.p2::text
  OFFSET 0) found (c0, c1)
-- $1 = {"1","1"}
-- $2 = {"Second","Second"}
