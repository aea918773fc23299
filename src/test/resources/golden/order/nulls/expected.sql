-- first
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" ASC NULLS FIRST, t0."id" ASC

-- last
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" DESC NULLS LAST, t0."id" ASC

-- asc
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" ASC

-- desc
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" DESC

-- ascLast
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" ASC NULLS LAST

-- descFirst
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."email" DESC NULLS FIRST
