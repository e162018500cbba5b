# What has a date has ent:earliest and ent:latest too.
DELETE WHERE { <event> ent:latest ?day }

# What has a date has ent:earliest and ent:latest too.
INSERT DATA { <exercise> ent:dateOccurred "2020"^^xsd:gYear }
