-- nothings
SELECT t0."id", t1."id", t1."id"
FROM "public"."nothing" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."owner_id"
