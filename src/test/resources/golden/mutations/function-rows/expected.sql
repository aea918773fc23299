-- countViews
SELECT t0.*::text
FROM "public"."count_views"("author" => $1::int4) t0
-- $1 = 1

-- countViews
SELECT pg_current_xact_id_if_assigned()

-- countViews
SELECT t0."id", t0."views"
FROM unnest($1::text[]::"public"."tb_post"[]) t0
WHERE t0."views" > $2::int4
ORDER BY t0."id" DESC
LIMIT 1
-- $1 = {"(1,First,Hello,1,2,\\"{a,b}\\",11,5)","(2,Second,,1,,{},21,6)"}
-- $2 = 15

-- plain
SELECT t0."id", t0."views"
FROM "public"."count_views"("author" => $1::int4, "times" => $2::int4) t0
-- $1 = 1
-- $2 = 5

-- plain
SELECT pg_current_xact_id_if_assigned()
