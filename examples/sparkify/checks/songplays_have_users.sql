SELECT COUNT(*) FROM {{ target('sparkify.songplays') }} p
LEFT JOIN {{ target('users') }} u ON u.user_id = p.user_id
WHERE u.user_id IS NULL
