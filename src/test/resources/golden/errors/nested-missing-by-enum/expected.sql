-- createMoodLink
SELECT t0."mood"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."mood_note" t0 ON t0."mood" = k.k0::"public"."mood"
ORDER BY k.n
-- $1 = {"naïve"}
