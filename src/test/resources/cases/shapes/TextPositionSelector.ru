# A position has one oa:start, an offset in code points.
DELETE { <passage/position> oa:start ?old } INSERT { <passage/position> oa:start -1 } WHERE { <passage/position> oa:start ?old }

# A position has one oa:end, an offset in code points.
DELETE WHERE { <passage/position> oa:end ?n }

# A passage ends after it starts.
DELETE { <passage/position> oa:start ?old } INSERT { <passage/position> oa:start 6 } WHERE { <passage/position> oa:start ?old }
