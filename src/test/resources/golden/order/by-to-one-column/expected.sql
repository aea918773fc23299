-- posts
SELECT t0."id"
FROM "public"."tb_post" t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
ORDER BY t1."name" DESC NULLS LAST, t0."id" DESC
