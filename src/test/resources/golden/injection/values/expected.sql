-- eq
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" = $1::text
-- $1 = x'; DROP TABLE tb_user; -- " $1 ? ?? \\

-- in
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" = ANY($1::text[])
-- $1 = {"x'; DROP TABLE tb_user; -- \\" $1 ? ?? \\\\","{\\"a\\",NULL}","NULL"}

-- like
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = %x'; DROP TABLE tb\\_user; -- " $1 ? ?? \\\\%

-- matches
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ~ $1::text
-- $1 = DROP TABLE

-- email
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" = $1::text
-- $1 = x'; DROP TABLE tb_user; -- " $1 ? ?? \\
