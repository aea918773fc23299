-- node
SELECT t1."id", t1."id", t2."next", t2."id"
FROM "public"."node" t0
LEFT JOIN "public"."node" t1 ON t1."id" = t0."next"
LEFT JOIN "public"."node" t2 ON t2."next" = t0."id"
WHERE t0."id" = $1::int4
-- $1 = 2
