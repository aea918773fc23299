SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t0."id"
  FROM "public"."tb_user" t0
  WHERE t0."email" = asked.p1::text
  OFFSET 0) found (c0)
-- $1 = {"eve@work.example","eve@work.example"}
