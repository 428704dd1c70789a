SELECT COUNT(*)
FROM {{ target('users') }} u
JOIN (SELECT user_id, MAX(start_time) AS start_time FROM {{ target('sparkify.songplays') }} GROUP BY user_id) newest
  ON newest.user_id = u.user_id
WHERE NOT EXISTS (
  SELECT 1 FROM {{ target('sparkify.songplays') }} p
  WHERE p.user_id = u.user_id AND p.start_time = newest.start_time AND p.level = u.level
)
