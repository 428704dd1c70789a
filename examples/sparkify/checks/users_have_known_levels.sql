SELECT COUNT(*) FROM {{ target('users') }} WHERE level IS NULL OR level NOT IN ('free', 'paid')
