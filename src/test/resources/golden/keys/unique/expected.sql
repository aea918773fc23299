-- userByEmail
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" = $1::text
-- $1 = eve@work.example
