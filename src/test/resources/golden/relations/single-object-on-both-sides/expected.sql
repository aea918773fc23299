-- users
SELECT t0."id", t1."user_id", t1."motto"
FROM "public"."tb_user" t0
LEFT JOIN "public"."profile" t1 ON t1."user_id" = t0."id"
ORDER BY t0."id" ASC

-- profiles
SELECT t1."id", t1."name"
FROM "public"."profile" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."user_id"
ORDER BY t0."user_id" ASC
