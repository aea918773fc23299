-- eq
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" = $1::text
-- $1 = Ada

-- neq
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" <> $1::text
ORDER BY t0."id" ASC
-- $1 = ada@work.example

-- flag
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."is_active" = $1::bool
ORDER BY t0."id" ASC
-- $1 = false

-- distinct
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" IS DISTINCT FROM $1::text
ORDER BY t0."id" ASC
-- $1 = ada@work.example

-- notDistinct
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" IS NOT DISTINCT FROM $1::text
-- $1 = ada@work.example
