-- As for songs: two songs may spell their artist differently, and the same spelling wins in any order of files.
SELECT artist_id, artist_name AS name, artist_location AS location,
       artist_latitude AS latitude, artist_longitude AS longitude
FROM {{ staging('song_data') }} d
WHERE artist_id IS NOT NULL
UNION ALL
SELECT t.artist_id, t.name, t.location, t.latitude, t.longitude
FROM {{ target('artists') }} t
WHERE t.artist_id IN (SELECT artist_id FROM {{ staging('song_data') }} known)
