-- reactions
SELECT t0."id", t0."kind", t1."post_id", t1."Text", t2."id", t2."title" FROM "public"."reaction" t0 LEFT JOIN "public"."comment" t1 ON t1."post_id" = t0."post_id" AND t1."line" = t0."line" LEFT JOIN "public"."tb_post" t2 ON t2."id" = t1."post_id" ORDER BY t0."id" ASC

-- comments
SELECT t0."Text", (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."id" AS "id", CASE t2."kind"::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END AS "kind" FROM "public"."reaction" t2 WHERE t2."post_id" = t0."post_id" AND t2."line" = t0."line" ORDER BY t2."id" ASC) t1) FROM "public"."comment" t0 ORDER BY t0."post_id" ASC, t0."line" ASC
