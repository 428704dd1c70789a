-- Only a user's newest play speaks for them. All plays are in the target already, so an old file that lands late
-- changes nothing.
SELECT e.user_id, e.first_name, e.last_name, e.gender, e.level,
       DATEADD(ms, e.ts, '1970-01-01'::TIMESTAMP) AS start_time, e.session_id, e.item_in_session
FROM {{ staging('log_data') }} e
JOIN (
  SELECT user_id, MAX(start_time) AS start_time FROM {{ target('sparkify.songplays') }} GROUP BY user_id
) newest
  ON newest.user_id = e.user_id
 AND newest.start_time = DATEADD(ms, e.ts, '1970-01-01'::TIMESTAMP)
WHERE e.page = 'NextSong' AND e.user_id IS NOT NULL
