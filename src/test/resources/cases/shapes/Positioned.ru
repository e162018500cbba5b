# Only a person has a position.
INSERT DATA { <equinor> ent:position "supplier"@en }
