-- posts
SELECT t0."id", t1."id", t2."id", t2."name"
FROM "public"."tb_post" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."manager_id"
ORDER BY t2."name" ASC, t0."id" ASC
LIMIT 4
