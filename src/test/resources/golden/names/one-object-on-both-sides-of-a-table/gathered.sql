SELECT asked.n, found.*
FROM unnest($1::text[]) WITH ORDINALITY asked (p1, n)
CROSS JOIN
LATERAL (
  SELECT t1."id", t1."id", t2."next", t2."id"
  FROM "public"."node" t0
  LEFT JOIN "public"."node" t1 ON t1."id" = t0."next"
  LEFT JOIN "public"."node" t2 ON t2."next" = t0."id"
  WHERE t0."id" = asked.p1::int4
  OFFSET 0) found (c0, c1, c2, c3)
-- $1 = {"2","2"}
