-- sad
SELECT t0."id", t0."mood"
FROM "public"."tb_user" t0
WHERE t0."mood" = $1::"public"."mood"
-- $1 = very-sad

-- second
SELECT t0."id", t0."mood", CASE WHEN t0."moods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END
  FROM unnest(t0."moods") AS v)) END
FROM "public"."tb_user" t0
WHERE t0."mood" = ANY($1::"public"."mood"[])
ORDER BY t0."id" ASC
-- $1 = {"2nd",""}

-- variable
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."mood" = $1::"public"."mood"
-- $1 = happy

-- visibility
SELECT t0."id", t0."visibility"
FROM "public"."tb_user" t0
WHERE t0."visibility" = $1::"public"."Visibility"
ORDER BY t0."id" ASC
-- $1 = private
