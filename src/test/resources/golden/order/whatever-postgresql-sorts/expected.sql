-- flags
SELECT t0."id", t0."is_active"
FROM "public"."tb_user" t0
ORDER BY t0."is_active" DESC, t0."id" ASC

-- lists
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."nicknames" ASC NULLS FIRST, t0."id" ASC

-- documents
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."settings" DESC NULLS LAST, t0."id" ASC

-- ranges
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."period" ASC, t0."id" ASC
