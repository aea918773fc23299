-- busyAuthors
SELECT t0."id", t0."name", t0."posts"
FROM "public"."busy_author" t0
ORDER BY t0."posts" DESC, t0."name" ASC
