-- swapEditors
CALL "public"."swap_editors"("one" => $1::int8, "other" => $2::int8)
-- $1 = 1
-- $2 = 3

-- swapEditors
SELECT pg_current_xact_id_if_assigned()

-- tally
CALL "public"."tally"("author" => $1::int4, "posts" => NULL::int8, "last_seen" => NULL::timestamptz)
-- $1 = 1

-- tally
SELECT pg_current_xact_id_if_assigned()
