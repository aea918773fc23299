-- oddities
SELECT t0."select"
FROM "public"."Odd Name; --" t0
WHERE t0."we""ird" = $1::text
-- $1 = '; DROP TABLE tb_user; --

-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" = $1::text AND t0."name" LIKE $2::text
-- $1 = {"a"}
-- $2 = ' OR 1=1 --%
