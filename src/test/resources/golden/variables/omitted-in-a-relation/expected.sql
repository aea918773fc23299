-- one
SELECT t0."id"
FROM "public"."tb_post" t0
ORDER BY t0."id" ASC

-- every
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."id" ASC
