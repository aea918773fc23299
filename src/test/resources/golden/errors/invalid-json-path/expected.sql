-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."settings" @? $1::jsonpath
-- $1 = $$$
