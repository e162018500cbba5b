# A former name is a text that is not empty.
INSERT DATA { <norway> ent:formerName ""@en }
