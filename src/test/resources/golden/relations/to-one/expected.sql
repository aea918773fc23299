-- posts
SELECT t0."id", t1."id", t1."name", t2."id", t2."id", t2."name"
FROM "public"."tb_post" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
LEFT JOIN "public"."tb_user" t2 ON t2."id" = t0."editor_id"
ORDER BY t0."id" ASC
