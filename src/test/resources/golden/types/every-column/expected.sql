-- users
SELECT t0."id", t0."name", t0."email", t0."is_active", t0."mood", t0."visibility", t0."manager_id", to_json(t0."nicknames"), CASE WHEN t0."moods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END
  FROM unnest(t0."moods") AS v)) END, to_json(t0."scores"), t0."settings", t0."raw", t0."balance", t0."rating", t0."small", t0."big", t0."token", t0."born", t0."created_at", t0."seen_at", t0."alarm", t0."patience", t0."picture"::text, t0."address", t0."period"
FROM "public"."tb_user" t0
ORDER BY t0."id" ASC
