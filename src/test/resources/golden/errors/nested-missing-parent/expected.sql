-- createPost
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"77"}
