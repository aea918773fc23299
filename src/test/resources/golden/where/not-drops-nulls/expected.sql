-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT (t0."email" = $1::text)
ORDER BY t0."id" ASC
-- $1 = ada@work.example
