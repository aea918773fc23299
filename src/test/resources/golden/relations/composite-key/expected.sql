-- reactions
SELECT t0."id", t0."kind", t1."post_id", t1."Text", t2."id", t2."title" FROM "public"."reaction" t0 LEFT JOIN "public"."comment" t1 ON t1."post_id" = t0."post_id" AND t1."line" = t0."line" LEFT JOIN "public"."tb_post" t2 ON t2."id" = t1."post_id" ORDER BY t0."id" ASC

-- comments
SELECT t2.* FROM (SELECT t0."Text"::text AS "o0", t0."post_id" AS "post_id", t0."line" AS "line" FROM "public"."comment" t0 ORDER BY t0."post_id" ASC, t0."line" ASC LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, t0."o0", NULL UNION ALL (SELECT 1, t1."id"::text, t1."kind"::text FROM "public"."reaction" t1 WHERE t1."post_id" = t0."post_id" AND t1."line" = t0."line" ORDER BY t1."id" ASC)) t2
